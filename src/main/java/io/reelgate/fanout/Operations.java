package io.reelgate.fanout;

import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** What a client asked for, one after the other: a subscription ends before the next message is looked at. */
final class Operations {
    private static final int MOST_WAITING = 32;

    private final Queue<Supplier<Future<Void>>> waiting = new ArrayDeque<>(0);
    private boolean busy;

    /** False when too many wait already. The supplied future must complete, with whatever outcome. */
    boolean add(Supplier<Future<Void>> operation) {
        if (waiting.size() >= MOST_WAITING) {
            return false;
        }
        waiting.add(operation);
        next();
        return true;
    }

    private void next() {
        if (!busy && !waiting.isEmpty()) {
            busy = true;
            waiting.remove().get().onComplete(done -> ended());
        }
    }

    private void ended() {
        busy = false;
        next();
    }
}
