package io.reelgate.results;

import io.reelgate.port.StoreTrouble;
import io.reelgate.port.Waypoint;
import io.reelgate.port.Waypoints;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.WriteStream;

/** A file of the store being written: says when it has begun, and fails as the store's own trouble, as a full disk is. */
final class StoreFile implements WriteStream<Buffer> {
    private final AsyncFile file;
    private final Waypoints waypoints;
    private boolean begun;

    StoreFile(AsyncFile file, Waypoints waypoints) {
        this.file = file;
        this.waypoints = waypoints;
    }

    @Override
    public Future<Void> write(Buffer buffer) {
        Future<Void> written = file.write(buffer).recover(failure -> Future.failedFuture(StoreTrouble.of(failure)));
        if (begun) {
            return written;
        }
        begun = true;
        return written.onSuccess(done -> waypoints.reached(Waypoint.MID_ARCHIVE));
    }

    @Override
    public Future<Void> end() {
        return file.end().recover(failure -> Future.failedFuture(StoreTrouble.of(failure)));
    }

    @Override
    public StoreFile exceptionHandler(Handler<Throwable> handler) {
        file.exceptionHandler(handler == null ? null : failure -> handler.handle(StoreTrouble.of(failure)));
        return this;
    }

    @Override
    public StoreFile setWriteQueueMaxSize(int maxSize) {
        file.setWriteQueueMaxSize(maxSize);
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return file.writeQueueFull();
    }

    @Override
    public StoreFile drainHandler(Handler<Void> handler) {
        file.drainHandler(handler);
        return this;
    }
}
