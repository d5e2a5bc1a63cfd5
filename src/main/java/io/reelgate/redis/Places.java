package io.reelgate.redis;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The places in one connection's pipeline, taken by any thread before a command may be sent, and its counters. */
final class Places {
    private final int most;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicLong timeouts = new AtomicLong();
    private final AtomicLong losses = new AtomicLong();

    Places(int most) {
        this.most = most;
    }

    /** Takes that many, or none. */
    boolean reserve(int places) {
        if (taken.addAndGet(places) <= most) {
            return true;
        }
        release(places);
        return false;
    }

    /** Takes one in any case, for what the connection itself must send. */
    void take() {
        taken.incrementAndGet();
    }

    void release(int places) {
        taken.addAndGet(-places);
    }

    void timedOut(int commands) {
        timeouts.addAndGet(commands);
    }

    void lost() {
        losses.incrementAndGet();
    }

    boolean everLost() {
        return losses.get() > 0;
    }

    RedisUsage usage(boolean open) {
        return new RedisUsage(open ? 1 : 0, 1, taken.get(), timeouts.get(), losses.get());
    }
}
