package io.reelgate.results;

import io.reelgate.domain.hash.Sha256;
import io.reelgate.domain.task.VideoFacts;
import io.reelgate.port.ResultSource.Download;
import io.reelgate.port.ResultStore.Stored;
import io.reelgate.results.mp4.Mp4Boxes;
import io.reelgate.results.mp4.Mp4Facts;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A download that is counted, hashed and looked into while a store copies it; buffers are small, so hashing one never
 * holds up the loop. Remembers whether it broke off, because a copy that fails must know whose fault it was.
 */
public final class MeasuredBody implements ReadStream<Buffer> {
    private final Download download;
    private final Runnable begun;
    private final ReadStream<Buffer> body;
    private final MessageDigest digest = Sha256.digest();
    private final Mp4Boxes boxes = new Mp4Boxes();
    private Optional<Throwable> failure = Optional.empty();
    private long bytes;

    public MeasuredBody(Download download) {
        this(download, () -> {});
    }

    /** {@code begun} is told of the first bytes. */
    public MeasuredBody(Download download, Runnable begun) {
        this.begun = begun;
        this.download = download;
        this.body = download.body();
    }

    /** What came by; fails unless it was all that was announced. To be asked once, after the end. */
    public Future<Stored> whole(Vertx vertx) {
        long announced = download.length();
        if (bytes == 0 || (announced >= 0 && announced != bytes)) {
            return shortfall();
        }
        String sha256 = HexFormat.of().formatHex(digest.digest());
        return facts(vertx).map(facts -> new Stored(bytes, sha256, facts));
    }

    /** The failure of a body that is not what was announced. */
    public <T> Future<T> shortfall() {
        return Future.failedFuture(new ResultUnavailable("got " + bytes + " bytes of " + download.length()));
    }

    /** A video counts whatever becomes of reading about it. */
    private Future<VideoFacts> facts(Vertx vertx) {
        return boxes.description()
                .map(description -> vertx.executeBlocking(() -> Mp4Facts.of(description), false)
                        .otherwise(VideoFacts.UNKNOWN))
                .orElse(Future.succeededFuture(VideoFacts.UNKNOWN));
    }

    public long bytes() {
        return bytes;
    }

    /** Why the source broke off, if it did. */
    public Optional<Throwable> failure() {
        return failure;
    }

    private void measure(Buffer buffer) {
        byte[] piece = buffer.getBytes();
        if (bytes == 0) {
            begun.run();
        }
        bytes += piece.length;
        digest.update(piece);
        boxes.pass(piece);
    }

    private void brokeOff(Throwable cause) {
        failure = Optional.of(cause);
    }

    @Override
    public MeasuredBody handler(Handler<Buffer> handler) {
        if (handler == null) {
            body.handler(null);
        } else {
            body.handler(buffer -> {
                measure(buffer);
                handler.handle(buffer);
            });
        }
        return this;
    }

    @Override
    public MeasuredBody exceptionHandler(Handler<Throwable> handler) {
        if (handler == null) {
            body.exceptionHandler(this::brokeOff);
        } else {
            body.exceptionHandler(cause -> {
                brokeOff(cause);
                handler.handle(cause);
            });
        }
        return this;
    }

    @Override
    public MeasuredBody pause() {
        body.pause();
        return this;
    }

    @Override
    public MeasuredBody resume() {
        body.resume();
        return this;
    }

    @Override
    public MeasuredBody fetch(long amount) {
        body.fetch(amount);
        return this;
    }

    @Override
    public MeasuredBody endHandler(Handler<Void> handler) {
        body.endHandler(handler);
        return this;
    }
}
