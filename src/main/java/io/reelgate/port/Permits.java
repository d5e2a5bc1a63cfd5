package io.reelgate.port;

import io.vertx.core.Future;
import io.vertx.core.Promise;

/**
 * How many things a role does at once. A role takes permits before it claims work, so that it never holds a claim it
 * cannot work on. Belongs to one event loop; {@link #taken} may be read from any thread.
 */
public final class Permits {
    private final int most;
    private final Promise<Void> idle = Promise.promise();
    private volatile int taken;
    private boolean closed;

    public Permits(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("permits must be at least 1 (was " + most + ")");
        }
        this.most = most;
    }

    public int free() {
        return closed ? 0 : Math.max(0, most - taken);
    }

    public int taken() {
        return taken;
    }

    public void take() {
        count(1);
    }

    /** Takes as many as are free, at most {@code wanted}; the answer is how many. */
    public int take(int wanted) {
        int given = Math.min(wanted, free());
        count(given);
        return given;
    }

    public void giveBack() {
        count(-1);
    }

    public void giveBack(int unused) {
        count(-unused);
    }

    /** No free permits from now on; the future completes when those taken are back. May be called twice. */
    public Future<Void> close() {
        closed = true;
        count(0);
        return idle.future();
    }

    private void count(int change) {
        int now = taken + change;
        taken = now;
        if (closed && now == 0) {
            idle.tryComplete();
        }
    }
}
