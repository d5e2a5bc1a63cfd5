package io.reelgate.poll;

import io.reelgate.port.ClaimedTask;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;

/** Claimed looks at one upstream that wait for their turn, in the order of their claims. Belongs to one event loop. */
final class WaitingLooks {
    private record Waiting(ClaimedTask claimed, Promise<Void> gone) {}

    private final Deque<Waiting> waiting = new ArrayDeque<>();

    /** The future completes when the look waits no longer. */
    Future<Void> add(ClaimedTask claimed) {
        Promise<Void> gone = Promise.promise();
        waiting.add(new Waiting(claimed, gone));
        return gone.future();
    }

    int size() {
        return waiting.size();
    }

    Optional<ClaimedTask> next() {
        return next(any -> true);
    }

    /** The first, if it is such a one. */
    Optional<ClaimedTask> next(Predicate<ClaimedTask> wanted) {
        if (waiting.isEmpty() || !wanted.test(waiting.peek().claimed())) {
            return Optional.empty();
        }
        Waiting first = waiting.remove();
        first.gone().complete();
        return Optional.of(first.claimed());
    }
}
