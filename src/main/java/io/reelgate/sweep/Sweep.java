package io.reelgate.sweep;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.PartitionRounds.Found;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.WorkQueue;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One visit: what has lost its submitter, and what has outlived its deadline. */
final class Sweep {
    private static final int MOST = 32;

    private final WorkQueue queue;
    private final Leftovers leftovers;
    private final Duration grace;
    private final Clock clock;
    private Instant well;

    Sweep(WorkQueue queue, Leftovers leftovers, Duration grace, Clock clock) {
        this.queue = queue;
        this.leftovers = leftovers;
        this.grace = grace;
        this.clock = clock;
        this.well = clock.instant();
    }

    /** Found in full only where all that was found has moved: what stays is no reason to hurry. */
    Future<Found> visit(Partition partition) {
        return queue.expired(partition, MOST)
                .map(this::ripe)
                .compose(leftovers::expired)
                .compose(expired -> overdue(partition).map(overdue -> found(Math.max(expired, overdue))))
                .onFailure(this::unwell);
    }

    /**
     * What replicas did not confirm may have been refused, and its node may not have come to revoke it while the store
     * was away: it is given the time.
     */
    private List<ClaimedTask> ripe(List<ClaimedTask> expired) {
        return wellForLong()
                ? expired
                : expired.stream()
                        .filter(each -> !(each.task().state() instanceof TaskState.Unconfirmed))
                        .toList();
    }

    private boolean wellForLong() {
        return !clock.instant().isBefore(well.plus(grace));
    }

    /** An outage is one for all; what ails a single task must not keep others from being ended. */
    private void unwell(Throwable failure) {
        if (failure instanceof StoreUnavailable) {
            well = clock.instant();
        }
    }

    private Future<Integer> overdue(Partition partition) {
        return wellForLong()
                ? queue.overdue(partition, grace, MOST).compose(leftovers::overdue)
                : Future.succeededFuture(0);
    }

    private static Found found(int moved) {
        return moved >= MOST ? Found.FULL : moved > 0 ? Found.SOME : Found.NOTHING;
    }
}
