package io.reelgate.ingress;

import io.reelgate.web.ApiError;
import io.reelgate.web.ErrorType;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Collects request bodies up to a size and within a time. One instance per event loop. */
final class Bodies {
    private final int mostBytes;
    private final Visits visits;

    Bodies(int mostBytes, Visits visits) {
        this.mostBytes = mostBytes;
        this.visits = visits;
    }

    /** Fails with {@link Refusal}: 413 too large, 408 too slow, 400 broken. Call before any body byte was read. */
    Future<Buffer> collect(HttpServerRequest request) {
        if (announced(request) > mostBytes) {
            return Future.failedFuture(tooLarge());
        }
        BodyInFlight body = new BodyInFlight(request, this);
        visits.expectBody(request, body::late);
        return body.read();
    }

    void ended(HttpServerRequest request) {
        visits.bodyEnded(request);
    }

    int mostBytes() {
        return mostBytes;
    }

    Refusal tooLarge() {
        return refusal(413, "The body must be at most " + mostBytes + " bytes");
    }

    static Refusal refusal(int code, String message) {
        return new Refusal(ApiError.of(code, ErrorType.INVALID_REQUEST, message));
    }

    /** The decoder has checked that it is a number. */
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length.strip());
    }
}
