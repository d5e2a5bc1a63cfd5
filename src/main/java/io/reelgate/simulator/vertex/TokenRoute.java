package io.reelgate.simulator.vertex;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.http.StrictJson;
import io.reelgate.simulator.ledger.RequestEntry;
import io.reelgate.simulator.vendor.VendorServices;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The token endpoint: a token for an assertion that says what Google wants to hear. Whose key signed it nobody here can
 * know; where only some keys are taken, the account must be named after one of them.
 */
final class TokenRoute {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final long LONGEST_SECONDS = 3_600;

    private final Tokens tokens;
    private final VendorServices services;

    TokenRoute(Tokens tokens, VendorServices services) {
        this.tokens = tokens;
        this.services = services;
    }

    void answer(RoutingContext ctx) {
        long now = services.clock().millis();
        Reply.Answer reply = claims(ctx).filter(claims -> isFine(claims, now)).isPresent()
                ? token(now)
                : new Members()
                        .with("error", "invalid_grant")
                        .with("error_description", "Invalid JWT.")
                        .answer(400);
        Map<String, Object> told = Map.of("vendor", VertexFormat.NAME, "status", reply.status());
        services.ledger().record(new RequestEntry("token", now, ctx).with(told)).onComplete(written -> reply.send(ctx));
    }

    private Reply.Answer token(long now) {
        return new Members()
                .with("access_token", tokens.made(now))
                .with("expires_in", Tokens.SECONDS)
                .with("token_type", "Bearer")
                .answer(200);
    }

    /** Of an assertion whose header and form are right. */
    private static Optional<Map<String, Object>> claims(RoutingContext ctx) {
        Map<String, String> form = form(Optional.ofNullable(ctx.body().buffer()).orElseGet(Buffer::buffer));
        String[] parts = form.getOrDefault("assertion", "").split("\\.", -1);
        return GRANT.equals(form.get("grant_type")) && parts.length == 3 && !parts[2].isEmpty()
                ? json(parts[0])
                        .filter(header -> "RS256".equals(header.get("alg")))
                        .flatMap(header -> json(parts[1]))
                : Optional.empty();
    }

    private static Map<String, String> form(Buffer body) {
        Map<String, String> form = new HashMap<>();
        for (String field : body.toString().split("&", -1)) {
            String[] pair = field.split("=", 2);
            form.put(pair[0], pair.length < 2 ? "" : URLDecoder.decode(pair[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static Optional<Map<String, Object>> json(String part) {
        try {
            return StrictJson.object(Base64.getUrlDecoder().decode(part));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    private boolean isFine(Map<String, Object> claims, long now) {
        long issued = seconds(claims, "iat");
        long end = seconds(claims, "exp");
        return SCOPE.equals(claims.get("scope"))
                && String.valueOf(claims.get("aud")).endsWith(VertexFormat.TOKENS)
                && end * 1_000 > now
                && end - issued <= LONGEST_SECONDS
                && isTaken(String.valueOf(claims.get("iss")));
    }

    private static long seconds(Map<String, Object> claims, String name) {
        return claims.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private boolean isTaken(String account) {
        String name = account.split("@", 2)[0];
        return account.contains("@")
                && (services.apiKeys().isEmpty() || services.apiKeys().contains(name));
    }
}
