package io.reelgate.upstream.google;

import static io.reelgate.Done.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.port.MovableClock;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final MovableClock clock = new MovableClock(NOW);
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    private final HttpServer endpoint = done(vertx.createHttpServer()
            .requestHandler(request -> request.body().onSuccess(body -> {
                asked.add(body.toString());
                answer(request);
            }))
            .listen(0, "127.0.0.1"));
    private final SampleAccount account = SampleAccount.at("http://127.0.0.1:" + endpoint.actualPort() + "/token");
    private final AccessTokens target = new AccessTokens(vertx, account.account(), clock);
    private volatile int status = 200;
    private volatile boolean holding;

    private void answer(HttpServerRequest request) {
        if (holding) {
            held.add(request);
        } else {
            give(request);
        }
    }

    private void give(HttpServerRequest request) {
        JsonObject token =
                new JsonObject().put("access_token", "token-" + asked.size()).put("expires_in", 3599);
        request.response().setStatusCode(status).end(token.encode());
    }

    @AfterEach
    void close() {
        done(target.close());
        done(vertx.close());
    }

    @Test
    void aTokenIsHadForAnAssertionOfTheAccounts() throws Exception {
        assertThat(done(target.token())).isEqualTo("token-1");

        String grant = asked.getFirst();
        assertThat(grant).startsWith("grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=");
        String[] parts = grant.substring(grant.lastIndexOf('=') + 1).split("\\.", -1);
        assertThat(json(parts[0])).isEqualTo(new JsonObject("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"key-1\"}"));
        assertThat(json(parts[1]))
                .isEqualTo(new JsonObject()
                        .put("iss", "robot@p-1.example.com")
                        .put("scope", "https://www.googleapis.com/auth/cloud-platform")
                        .put("aud", account.tokenUri())
                        .put("iat", NOW.getEpochSecond())
                        .put("exp", NOW.getEpochSecond() + 3600));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(account.keys().getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    private static JsonObject json(String part) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
    }

    @Test
    void allWhoAskShareOneRequest() {
        List<Future<String>> tokens =
                IntStream.range(0, 20).mapToObj(each -> target.token()).toList();

        assertThat(tokens).extracting(token -> done(token)).containsOnly("token-1");
        assertThat(asked).hasSize(1);
    }

    @Test
    void aTokenIsRenewedBeforeItEndsAndNobodyWaitsForThat() {
        done(target.token());
        holding = true;
        clock.advance(Duration.ofMinutes(56));

        assertThat(done(target.token())).isEqualTo("token-1");
        assertThat(done(target.token())).isEqualTo("token-1");
        await().until(() -> !held.isEmpty());
        give(held.remove());

        await().untilAsserted(() -> assertThat(done(target.token())).isEqualTo("token-2"));
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatIsNoTokenAnyMoreIsNotGiven() {
        done(target.token());
        clock.advance(Duration.ofMinutes(59));

        assertThat(done(target.token())).isEqualTo("token-2");
    }

    @Test
    void aRefusalIsNotAskedForAgainAtOnce() {
        status = 401;

        assertThatThrownBy(() -> done(target.token()))
                .isInstanceOf(NoToken.class)
                .hasMessage("no access token: the token endpoint answered 401");
        assertThatThrownBy(() -> done(target.token())).isInstanceOf(NoToken.class);
        assertThat(asked).hasSize(1);
        status = 200;
        clock.advance(Duration.ofSeconds(2));
        assertThat(done(target.token())).isEqualTo("token-2");
    }

    /** The old one may still be used, however often the new one is refused. */
    @Test
    void aFailedRenewalTakesNothingAway() {
        done(target.token());
        status = 503;
        clock.advance(Duration.ofMinutes(57));
        done(target.token());
        await().until(() -> asked.size() == 2);

        assertThat(done(target.token())).isEqualTo("token-1");
    }

    @Test
    void theAnswerComesWhereItWasAskedFor() {
        Context one = vertx.getOrCreateContext();
        Promise<Context> where = Promise.promise();
        holding = true;
        target.token();
        one.runOnContext(on -> target.token().onComplete(any -> where.complete(Vertx.currentContext())));
        await().until(() -> !held.isEmpty());
        give(held.remove());

        assertThat(done(where.future())).isSameAs(one);
    }

    @Test
    void neitherKeyNorTokenIsShown() {
        assertThat(account.account().toString()).isEqualTo("ServiceAccount[robot@p-1.example.com]");
        assertThat(Token.of("secret", NOW, Duration.ofHours(1)).toString()).doesNotContain("secret");
    }

    @Test
    void whatIsNoAccountIsRefusedWithoutShowingIt() {
        assertThatThrownBy(() -> ServiceAccount.parse("{\"client_email\":\"a\",\"private_key\":\"c2VjcmV0\"}"))
                .hasMessageContaining("private_key is no RSA key")
                .hasMessageNotContaining("c2VjcmV0");
        assertThatThrownBy(() -> ServiceAccount.parse("{}")).hasMessageContaining("client_email is missing");
        assertThatThrownBy(() -> ServiceAccount.parse("secret")).hasMessage("must be the JSON of a service account");
    }
}
