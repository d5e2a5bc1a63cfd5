package io.reelgate.results;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.ArrayDeque;
import java.util.Queue;

/** A stream whose pieces, end and failure come from the test; obeys pause and resume. */
public final class HandFedStream implements ReadStream<Buffer> {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private Handler<Buffer> handler = buffer -> {};
    private Handler<Throwable> failed = failure -> {};
    private Handler<Void> ended = nothing -> {};
    private boolean paused;
    private boolean lost;

    /** Completes when the piece was taken. */
    public Future<Void> feed(Buffer piece) {
        Promise<Void> taken = Promise.promise();
        add(() -> {
            handler.handle(piece);
            taken.complete();
        });
        return taken.future();
    }

    public void finish() {
        add(() -> ended.handle(null));
    }

    public void fail(Throwable failure) {
        add(() -> failed.handle(failure));
    }

    /** As a connection that is lost: what waits is lost with it, and nobody is asked whether he wants to know. */
    public synchronized void cut(Throwable failure) {
        waiting.clear();
        lost = true;
        failed.handle(failure);
    }

    private synchronized void add(Runnable event) {
        waiting.add(event);
        flow();
    }

    private synchronized void flow() {
        while (!paused && !waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Override
    public synchronized HandFedStream handler(Handler<Buffer> next) {
        if (lost && next != null) {
            throw new IllegalStateException("as a response does that has ended");
        }
        handler = next == null ? buffer -> {} : next;
        return this;
    }

    @Override
    public synchronized HandFedStream exceptionHandler(Handler<Throwable> next) {
        failed = next == null ? failure -> {} : next;
        return this;
    }

    @Override
    public synchronized HandFedStream endHandler(Handler<Void> next) {
        ended = next == null ? nothing -> {} : next;
        return this;
    }

    @Override
    public synchronized HandFedStream pause() {
        paused = true;
        return this;
    }

    @Override
    public synchronized HandFedStream resume() {
        paused = false;
        flow();
        return this;
    }

    @Override
    public HandFedStream fetch(long amount) {
        return resume();
    }
}
