package io.reelgate.results;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * The video in a JSON document, decoded piece by piece as the document comes, so that no more of it is in memory than of
 * any other download. Pieces are small: decoding one holds up the loop no longer than hashing it.
 */
final class Base64Body implements ReadStream<Buffer> {
    private static final int GROUP = 4;
    private static final Handler<Throwable> NOBODY = failure -> {};

    private final ReadStream<Buffer> document;
    private final FieldScan scan;
    private byte[] rest = new byte[0];
    private boolean failedBefore;
    private Handler<Throwable> failed = NOBODY;

    Base64Body(ReadStream<Buffer> document, String field) {
        this.document = document;
        this.scan = new FieldScan(field);
    }

    @Override
    public Base64Body handler(Handler<Buffer> handler) {
        document.handler(handler == null ? null : piece -> pass(piece, handler));
        return this;
    }

    private void pass(Buffer piece, Handler<Buffer> handler) {
        if (failedBefore) {
            return;
        }
        try {
            byte[] decoded = decode(joined(rest, scan.take(piece)));
            if (decoded.length > 0) {
                handler.handle(Buffer.buffer(decoded));
            } else {
                document.fetch(1);
            }
        } catch (IllegalArgumentException e) {
            fail(new ResultUnavailable("the upstream's video is no Base64"));
        }
    }

    /** Whole groups; what is left over waits for the next piece. */
    private byte[] decode(byte[] text) {
        int whole = text.length - text.length % GROUP;
        rest = Arrays.copyOfRange(text, whole, text.length);
        return Base64.getDecoder().decode(Arrays.copyOf(text, whole));
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    private void fail(RuntimeException cause) {
        if (!failedBefore) {
            failedBefore = true;
            failed.handle(cause);
        }
    }

    @Override
    public Base64Body exceptionHandler(Handler<Throwable> handler) {
        failed = handler == null ? NOBODY : handler;
        document.exceptionHandler(failure -> {
            failedBefore = true;
            failed.handle(failure);
        });
        return this;
    }

    @Override
    public Base64Body endHandler(Handler<Void> handler) {
        document.endHandler(handler == null ? null : end -> end(handler));
        return this;
    }

    private void end(Handler<Void> handler) {
        if (!scan.isOver() || rest.length > 0) {
            fail(new ResultUnavailable("the upstream's answer holds no whole video"));
        } else if (!failedBefore) {
            handler.handle(null);
        }
    }

    @Override
    public Base64Body pause() {
        document.pause();
        return this;
    }

    @Override
    public Base64Body resume() {
        document.resume();
        return this;
    }

    @Override
    public Base64Body fetch(long amount) {
        document.fetch(amount);
        return this;
    }
}
