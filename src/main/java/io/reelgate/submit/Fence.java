package io.reelgate.submit;

import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Claim;
import io.reelgate.port.Work;
import io.reelgate.port.WorkQueue;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * Fencing of the outside: the store stops a stale write, but nobody stops a stale request to a vendor. So the intent
 * is read back before the request, and the answer is good for a moment only, counted from the question: a node that
 * was frozen at any time after asking finds it too old, however wrong its own idea of the store's time is by then.
 */
final class Fence {
    private final WorkQueue queue;
    private final SubmitSettings settings;
    private final Clock clock;

    Fence(WorkQueue queue, SubmitSettings settings, Clock clock) {
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is to be asked directly before the first byte; a failed future means that nothing may be written. */
    Future<BooleanSupplier> ask(TaskId id, Intent intent) {
        Instant asked = clock.instant();
        Claim claim =
                new Claim(id, Work.SUBMIT, intent.at().plus(settings.lease()).toEpochMilli());
        return queue.hold(claim, intent.token()).map(left -> () -> isOpen(asked, left));
    }

    /** A clock that went backwards says nothing about how long it took. */
    private boolean isOpen(Instant asked, Duration left) {
        Duration since = Duration.between(asked, clock.instant());
        return !since.isNegative()
                && since.compareTo(settings.fence()) <= 0
                && left.minus(since).compareTo(settings.postTimeout()) >= 0;
    }
}
