package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import io.reelgate.port.PartitionRounds.Found;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Takes work from partitions, never more than there are permits for; a permit comes back when its work has ended, in
 * whatever way. Belongs to one event loop.
 */
public final class Intake {
    private static final int LARGEST_BATCH = 32;

    private final WorkQueue queue;
    private final Work kind;
    private final Duration lease;
    private final Permits permits;
    private final int batch;
    private final Function<ClaimedTask, Future<?>> work;

    /**
     * {@code batch}: what a visit takes at most, so that one busy partition, or claims that are not answered, leave room
     * for the others.
     */
    public Intake(
            WorkQueue queue,
            Work kind,
            Duration lease,
            Permits permits,
            int batch,
            Function<ClaimedTask, Future<?>> work) {
        this.queue = queue;
        this.kind = kind;
        this.lease = lease;
        this.permits = permits;
        this.batch = batch;
        this.work = work;
    }

    /** The batch that gives each partition its share of the permits. */
    public static int share(Permits permits, int partitions) {
        return Math.clamp(permits.free() / partitions, 1, LARGEST_BATCH);
    }

    /** A visit for {@link PartitionRounds}: claims, begins the work, and does not wait for it. */
    public Future<Found> visit(Partition partition) {
        int most = permits.take(batch);
        if (most == 0) {
            return Future.succeededFuture(Found.BUSY);
        }
        return Future.succeededFuture(partition)
                .compose(visited -> queue.claim(kind, visited, most, lease))
                .onFailure(failure -> permits.giveBack(most))
                .map(claimed -> begin(claimed, most));
    }

    private Found begin(List<ClaimedTask> claimed, int most) {
        permits.giveBack(most - claimed.size());
        claimed.forEach(this::begin);
        return found(claimed.size(), most);
    }

    private void begin(ClaimedTask claimed) {
        Future.succeededFuture(claimed)
                .compose(each -> work.apply(each).mapEmpty())
                .onComplete(ended -> permits.giveBack());
    }

    private static Found found(int claimed, int most) {
        if (claimed == 0) {
            return Found.NOTHING;
        }
        if (claimed >= most) {
            return Found.FULL;
        }
        return claimed >= most / 2 ? Found.MANY : Found.SOME;
    }
}
