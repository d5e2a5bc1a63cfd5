package io.reelgate.results;

import io.reelgate.domain.hash.Sha256;
import io.reelgate.port.ResultStore.Stored;
import io.reelgate.port.Waypoint;
import io.reelgate.port.Waypoints;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.WriteStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A file that counts and hashes what is written to it; buffers are small, so hashing one never holds up the loop. */
final class HashingFile implements WriteStream<Buffer> {
    private final AsyncFile file;
    private final MessageDigest digest = Sha256.digest();
    private final Waypoints waypoints;
    private long bytes;

    HashingFile(AsyncFile file, Waypoints waypoints) {
        this.file = file;
        this.waypoints = waypoints;
    }

    /** What was written; to be asked once, after the end. */
    Stored stored() {
        return new Stored(bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public Future<Void> write(Buffer buffer) {
        boolean first = bytes == 0;
        bytes += buffer.length();
        digest.update(buffer.getBytes());
        return first ? file.write(buffer).onSuccess(this::begun) : file.write(buffer);
    }

    private void begun(Void written) {
        waypoints.reached(Waypoint.MID_ARCHIVE);
    }

    @Override
    public Future<Void> end() {
        return file.end();
    }

    @Override
    public HashingFile exceptionHandler(Handler<Throwable> handler) {
        file.exceptionHandler(handler);
        return this;
    }

    @Override
    public HashingFile setWriteQueueMaxSize(int maxSize) {
        file.setWriteQueueMaxSize(maxSize);
        return this;
    }

    @Override
    public boolean writeQueueFull() {
        return file.writeQueueFull();
    }

    @Override
    public HashingFile drainHandler(Handler<Void> handler) {
        file.drainHandler(handler);
        return this;
    }
}
