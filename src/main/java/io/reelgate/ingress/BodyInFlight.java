package io.reelgate.ingress;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** One body that is being collected. */
final class BodyInFlight {
    private final HttpServerRequest request;
    private final Bodies bodies;
    private final Promise<Buffer> promise = Promise.promise();
    private Buffer collected;
    private boolean growing;

    BodyInFlight(HttpServerRequest request, Bodies bodies) {
        this.request = request;
        this.bodies = bodies;
    }

    Future<Buffer> read() {
        request.exceptionHandler(fault -> broken()).endHandler(end -> ended()).handler(this::add);
        return promise.future();
    }

    /** The client had its time: the rest of the body would be read as the next request, so the connection ends. */
    void late() {
        abort(408, "The body must arrive within the time limit");
    }

    private void broken() {
        abort(400, "The body's framing must be valid");
    }

    private void abort(int code, String message) {
        if (!promise.future().isComplete()) {
            request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            fail(Bodies.refusal(code, message));
        }
        request.connection().close();
    }

    private void add(Buffer chunk) {
        int size = chunk.length() + (collected == null ? 0 : collected.length());
        if (size > bodies.mostBytes()) {
            collected = null;
            request.handler(rest -> {});
            fail(bodies.tooLarge());
        } else {
            collected = collected == null ? chunk : grown(size).appendBuffer(chunk);
        }
    }

    /** The first chunk is kept as it came: nearly every body is one chunk. */
    private Buffer grown(int size) {
        if (growing) {
            return collected;
        }
        growing = true;
        return Buffer.buffer(2 * size).appendBuffer(collected);
    }

    private void ended() {
        bodies.ended(request);
        promise.tryComplete(collected == null ? Buffer.buffer() : collected);
    }

    private void fail(Refusal refusal) {
        bodies.ended(request);
        promise.tryFail(refusal);
    }
}
