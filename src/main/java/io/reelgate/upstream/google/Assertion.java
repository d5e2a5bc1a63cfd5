package io.reelgate.upstream.google;

import io.reelgate.upstream.vendor.VendorJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a service account shows for a token: a JSON Web Token of its own, signed with its key (RFC 7523). */
final class Assertion {
    private static final String SCOPE = "https://www.googleapis.com/auth/cloud-platform";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Assertion() {}

    /** Takes about a millisecond of computing. */
    static String of(ServiceAccount account, Instant now) {
        String content = part(header(account)) + "." + part(claims(account, now));
        return content + "." + BASE64.encodeToString(signature(account, content));
    }

    private static Map<String, Object> header(ServiceAccount account) {
        Map<String, Object> header = new LinkedHashMap<>(Map.of("alg", "RS256", "typ", "JWT"));
        if (!account.keyId().isEmpty()) {
            header.put("kid", account.keyId());
        }
        return header;
    }

    private static Map<String, Object> claims(ServiceAccount account, Instant now) {
        return Map.of(
                "iss", account.email(),
                "scope", SCOPE,
                "aud", account.tokenUri().toString(),
                "iat", now.getEpochSecond(),
                "exp", now.plus(LIFE).getEpochSecond());
    }

    private static String part(Map<String, Object> json) {
        return BASE64.encodeToString(VendorJson.encode(json).getBytes());
    }

    private static byte[] signature(ServiceAccount account, String content) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(account.key());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the service account's key cannot sign", e);
        }
    }
}
