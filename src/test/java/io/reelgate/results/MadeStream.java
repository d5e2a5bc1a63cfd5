package io.reelgate.results;

import io.vertx.core.Context;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A long stream that is made while it is read, one piece of 64 KiB after the other; obeys pause and resume. */
public final class MadeStream implements ReadStream<Buffer> {
    private static final int PIECE = 64 * 1024;

    private final Context context;
    private final long length;
    private final byte[] piece = new byte[PIECE];
    private Handler<Buffer> handler = buffer -> {};
    private Handler<Void> ended = nothing -> {};
    private final AtomicLong made = new AtomicLong();
    private final AtomicInteger pauses = new AtomicInteger();
    private volatile boolean paused;
    private boolean over;

    public MadeStream(Vertx vertx, long length) {
        this.context = vertx.getOrCreateContext();
        this.length = length;
        new Random(length).nextBytes(piece);
    }

    public long made() {
        return made.get();
    }

    public int pauses() {
        return pauses.get();
    }

    /** What the bytes are. */
    public byte[] content() {
        byte[] all = new byte[(int) length];
        for (int at = 0; at < all.length; at += PIECE) {
            System.arraycopy(piece, 0, all, at, Math.min(PIECE, all.length - at));
        }
        return all;
    }

    private void next() {
        if (paused || over) {
            return;
        }
        if (made.get() == length) {
            over = true;
            ended.handle(null);
            return;
        }
        int size = (int) Math.min(PIECE, length - made.get());
        made.addAndGet(size);
        handler.handle(Buffer.buffer(size).appendBytes(piece, 0, size));
        context.runOnContext(again -> next());
    }

    @Override
    public MadeStream handler(Handler<Buffer> next) {
        handler = next == null ? buffer -> {} : next;
        return this;
    }

    @Override
    public MadeStream exceptionHandler(Handler<Throwable> never) {
        return this;
    }

    @Override
    public MadeStream endHandler(Handler<Void> next) {
        ended = next == null ? nothing -> {} : next;
        return this;
    }

    @Override
    public MadeStream pause() {
        paused = true;
        pauses.incrementAndGet();
        return this;
    }

    @Override
    public MadeStream resume() {
        if (paused) {
            paused = false;
            context.runOnContext(again -> next());
        }
        return this;
    }

    @Override
    public MadeStream fetch(long amount) {
        return resume();
    }
}
