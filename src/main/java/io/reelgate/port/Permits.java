package io.reelgate.port;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * How many things a role does at once. A role takes permits before it claims work, so that it never holds a claim it
 * cannot work on. Belongs to one event loop; {@link #taken} may be read from any thread.
 */
public final class Permits {
    private final int most;
    private final Promise<Void> idle = Promise.promise();
    private final Queue<Promise<Void>> returning = new ArrayDeque<>();
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
        giveBack(1);
    }

    public void giveBack(int unused) {
        count(-unused);
        letReturn();
    }

    /**
     * Lets others have a permit that was taken while its work waits for {@code elsewhere}. Afterwards one is taken again,
     * in the order of returning and before any new work; the future completes then, as {@code elsewhere} did.
     */
    public <T> Future<T> without(Supplier<Future<T>> elsewhere) {
        giveBack();
        return Future.succeededFuture().compose(left -> elsewhere.get()).eventually(this::comeBack);
    }

    private Future<Void> comeBack() {
        Promise<Void> turn = Promise.promise();
        returning.add(turn);
        letReturn();
        return turn.future();
    }

    /** At the end nobody is kept waiting: what returns then has only to be put away. */
    private void letReturn() {
        while (!returning.isEmpty() && (closed || free() > 0)) {
            take();
            returning.remove().complete();
        }
    }

    /** No free permits from now on; the future completes when those taken are back. May be called twice. */
    public Future<Void> close() {
        closed = true;
        letReturn();
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
