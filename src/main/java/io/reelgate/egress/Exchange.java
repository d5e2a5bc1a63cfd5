package io.reelgate.egress;

import io.reelgate.egress.Decision.Allowed;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Map;

/**
 * One POST to one checked address. Only the head of the answer counts; its body is read to its end, so that the
 * connection can be used again, but no more than a little of it and not for long.
 */
final class Exchange {
    private static final int MOST_OF_ANSWER = 4096;

    private final Vertx vertx;
    private final Lines lines;
    private final Map<String, String> headers;
    private final String body;
    private final Duration rest;
    private final Leash leash = new Leash();
    private int read;

    Exchange(Vertx vertx, Lines lines, Map<String, String> headers, String body, Duration rest) {
        this.vertx = vertx;
        this.lines = lines;
        this.headers = headers;
        this.body = body;
        this.rest = rest;
    }

    Future<HttpClientResponse> post(Allowed target) {
        return lines.dial(target, HttpMethod.POST, headers).compose(leash::hold).compose(this::send);
    }

    private Future<HttpClientResponse> send(HttpClientRequest request) {
        request.response().onSuccess(this::readLittle);
        return request.send(body);
    }

    /** Ends the exchange wherever it is; a connection that comes later is given up at once. */
    void abandon() {
        leash.cut();
    }

    private void readLittle(HttpClientResponse response) {
        long timer = vertx.setTimer(rest.toMillis(), fired -> abandon());
        response.exceptionHandler(cut -> vertx.cancelTimer(timer));
        response.endHandler(ended -> vertx.cancelTimer(timer));
        response.handler(this::count);
    }

    private void count(Buffer piece) {
        read += piece.length();
        if (read > MOST_OF_ANSWER) {
            abandon();
        }
    }
}
