package io.reelgate.ingress;

import java.util.concurrent.atomic.AtomicInteger;

/** What all ingress instances of a node share: whether it is about to stop and the count of open connections. */
public final class EdgeState {
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean leaving;

    /** The node will stop soon: everything is served, and connections end with their next answer. */
    public void announce() {
        leaving = true;
    }

    public boolean leaving() {
        return leaving;
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
