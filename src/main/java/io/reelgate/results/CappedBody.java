package io.reelgate.results;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;

/** A response body that fails, and resets its connection, as soon as it is larger than allowed. */
final class CappedBody implements ReadStream<Buffer> {
    private static final Handler<Throwable> NOBODY = failure -> {};

    private final HttpClientResponse response;
    private final long largest;
    private long seen;
    private Handler<Throwable> failed = NOBODY;

    CappedBody(HttpClientResponse response, long largest) {
        this.response = response;
        this.largest = largest;
    }

    @Override
    public CappedBody handler(Handler<Buffer> handler) {
        response.handler(handler == null ? null : buffer -> pass(buffer, handler));
        return this;
    }

    private void pass(Buffer buffer, Handler<Buffer> handler) {
        boolean fitted = seen <= largest;
        seen += buffer.length();
        if (seen <= largest) {
            handler.handle(buffer);
        } else if (fitted) {
            failed.handle(new ResultUnavailable("the result has more than " + largest + " bytes"));
            response.request().reset();
        }
    }

    @Override
    public CappedBody exceptionHandler(Handler<Throwable> handler) {
        failed = handler == null ? NOBODY : handler;
        response.exceptionHandler(failed);
        return this;
    }

    @Override
    public CappedBody pause() {
        response.pause();
        return this;
    }

    @Override
    public CappedBody resume() {
        response.resume();
        return this;
    }

    @Override
    public CappedBody fetch(long amount) {
        response.fetch(amount);
        return this;
    }

    @Override
    public CappedBody endHandler(Handler<Void> handler) {
        response.endHandler(handler);
        return this;
    }
}
