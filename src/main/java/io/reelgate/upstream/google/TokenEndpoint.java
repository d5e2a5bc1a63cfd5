package io.reelgate.upstream.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.upstream.vendor.VendorJson;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where one service account gets its tokens. What it is sent and answers is secret, and never in a message. */
final class TokenEndpoint {
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration WHOLE = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 64 * 1024;
    private static final String GRANT = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=";

    private final Vertx vertx;
    private final ServiceAccount account;
    private final Clock clock;
    private final HttpClient client;

    TokenEndpoint(Vertx vertx, ServiceAccount account, Clock clock) {
        this.vertx = vertx;
        this.account = account;
        this.clock = clock;
        this.client =
                vertx.createHttpClient(new HttpClientOptions().setConnectTimeout(Math.toIntExact(CONNECT.toMillis())));
    }

    /** Fails with {@link NoToken} alone. */
    Future<Token> ask() {
        return vertx.executeBlocking(() -> Assertion.of(account, clock.instant()), false)
                .compose(this::send)
                .recover(failure -> Future.failedFuture(
                        failure instanceof NoToken told
                                ? told
                                : new NoToken(failure.getClass().getSimpleName())));
    }

    private Future<Token> send(String assertion) {
        return client.request(request())
                .compose(request -> request.send(Buffer.buffer(GRANT + assertion))
                        .compose(response -> read(request, response))
                        .timeout(WHOLE.toMillis(), TimeUnit.MILLISECONDS)
                        .onFailure(failure -> request.reset()));
    }

    private RequestOptions request() {
        URI uri = account.tokenUri();
        boolean tls = uri.getScheme().equals("https");
        int port = uri.getPort() > 0 ? uri.getPort() : tls ? 443 : 80;
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setConnectTimeout(CONNECT.toMillis())
                .setSsl(tls)
                .setHost(uri.getHost())
                .setPort(port)
                .setURI(uri.getRawPath())
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/x-www-form-urlencoded");
    }

    private Future<Token> read(HttpClientRequest request, HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        Promise<Token> token = Promise.promise();
        response.exceptionHandler(token::tryFail);
        response.endHandler(end -> token.handle(token(response.statusCode(), body)));
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > MOST_BYTES) {
                token.tryFail(new NoToken("an endless answer"));
                request.reset();
            }
        });
        return token.future();
    }

    private Future<Token> token(int status, Buffer body) {
        Optional<JsonNode> answer = VendorJson.object(body.getBytes()).filter(json -> status == 200);
        String text = answer.map(json -> json.path("access_token").asText("")).orElse("");
        long seconds = answer.map(json -> json.path("expires_in").asLong()).orElse(0L);
        return text.isEmpty() || seconds <= 0
                ? Future.failedFuture(new NoToken("the token endpoint answered " + status))
                : Future.succeededFuture(Token.of(text, clock.instant(), Duration.ofSeconds(seconds)));
    }

    Future<Void> close() {
        return client.close();
    }
}
