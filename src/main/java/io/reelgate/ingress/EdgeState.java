package io.reelgate.ingress;

import java.util.concurrent.atomic.AtomicInteger;

/** What all ingress instances of a node share: the drain switch and the count of open connections. */
public final class EdgeState {
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean draining;

    /** From now on no task is admitted here; everything else is still answered. */
    public void drain() {
        draining = true;
    }

    public boolean draining() {
        return draining;
    }

    /** Open connections, upgraded ones included. */
    public int connections() {
        return connections.get();
    }

    /** False when there are {@code most} already; else the caller must call {@link #leave} once. */
    boolean enter(int most) {
        if (connections.incrementAndGet() <= most) {
            return true;
        }
        connections.decrementAndGet();
        return false;
    }

    void leave() {
        connections.decrementAndGet();
    }
}
