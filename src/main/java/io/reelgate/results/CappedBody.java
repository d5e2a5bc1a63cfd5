package io.reelgate.results;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.streams.ReadStream;

/** A response body that fails, and resets its connection, as soon as it is larger or slower than allowed. */
final class CappedBody implements ReadStream<Buffer> {
    private static final Handler<Throwable> NOBODY = failure -> {};

    private final HttpClientResponse response;
    private final long largest;
    private final BodyWatch watch;
    private long seen;
    private boolean over;
    private Handler<Throwable> failed = NOBODY;

    /** {@code response} must be paused. */
    CappedBody(HttpClientResponse response, HttpResultSourceSettings settings, long largest) {
        this.response = response;
        this.largest = largest;
        this.watch = new BodyWatch(settings);
    }

    /** Counts its time from now on, until it ends. */
    CappedBody watched(Vertx vertx) {
        long timer = vertx.setPeriodic(
                watch.tick().toMillis(), tick -> watch.ticked().ifPresent(this::end));
        response.end().onComplete(ended -> vertx.cancelTimer(timer));
        return this;
    }

    @Override
    public CappedBody handler(Handler<Buffer> handler) {
        response.handler(handler == null ? null : buffer -> pass(buffer, handler));
        return this;
    }

    private void pass(Buffer buffer, Handler<Buffer> handler) {
        watch.came();
        seen += buffer.length();
        if (seen > largest) {
            end(new ResultUnavailable("the result has more than " + largest + " bytes"));
        } else if (!over) {
            handler.handle(buffer);
        }
    }

    private void end(RuntimeException cause) {
        tell(cause);
        response.request().reset();
    }

    private void tell(RuntimeException cause) {
        if (!over) {
            over = true;
            failed.handle(cause);
        }
    }

    @Override
    public CappedBody exceptionHandler(Handler<Throwable> handler) {
        failed = handler == null ? NOBODY : handler;
        response.exceptionHandler(failure -> tell(watch.brokeOff(failure)));
        return this;
    }

    @Override
    public CappedBody pause() {
        watch.want(false);
        response.pause();
        return this;
    }

    @Override
    public CappedBody resume() {
        watch.want(true);
        response.resume();
        return this;
    }

    @Override
    public CappedBody fetch(long amount) {
        watch.want(true);
        response.fetch(amount);
        return this;
    }

    @Override
    public CappedBody endHandler(Handler<Void> handler) {
        response.endHandler(handler);
        return this;
    }
}
