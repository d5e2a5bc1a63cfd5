package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.PartitionRounds.Found;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Takes work from partitions, never more than there are permits for; a permit comes back when its work has ended, in
 * whatever way. At a stop, claims that are not worked off are handed back, so that another node takes them at once
 * rather than when their leases end. Belongs to one event loop.
 */
public final class Intake {
    private static final int LARGEST_BATCH = 32;
    private static final Duration HANDING_BACK = Duration.ofSeconds(1);

    private final WorkQueue queue;
    private final Work kind;
    private final Duration lease;
    private final Permits permits;
    private final int batch;
    private final Function<ClaimedTask, Future<?>> work;
    private final Function<ClaimedTask, Future<?>> handBack;
    private final Map<TaskId, ClaimedTask> idToHeld = new HashMap<>();
    private boolean stopping;

    /** Claims are handed back as they were taken: due since the time of the claim. */
    public Intake(
            WorkQueue queue,
            Work kind,
            Duration lease,
            Permits permits,
            int batch,
            Function<ClaimedTask, Future<?>> work) {
        this(
                queue,
                kind,
                lease,
                permits,
                batch,
                work,
                claimed -> queue.snooze(
                        claimed.claim(),
                        Instant.ofEpochMilli(claimed.claim().until()).minus(lease),
                        OptionalInt.empty()));
    }

    /**
     * As a role needs it.
     *
     * @param batch what a visit takes at most, so that one busy partition, or claims that are not answered, leave room
     *     for the others
     * @param handBack gives up a claim that is still held; one that is void by then must change nothing
     */
    public Intake(
            WorkQueue queue,
            Work kind,
            Duration lease,
            Permits permits,
            int batch,
            Function<ClaimedTask, Future<?>> work,
            Function<ClaimedTask, Future<?>> handBack) {
        this.queue = queue;
        this.kind = kind;
        this.lease = lease;
        this.permits = permits;
        this.batch = batch;
        this.work = work;
        this.handBack = handBack;
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
        begin(claimed, work);
    }

    /** Begins what was claimed in another way; its permit is taken. */
    public void begin(ClaimedTask claimed, Function<ClaimedTask, Future<?>> way) {
        TaskId id = claimed.task().id();
        idToHeld.put(id, claimed);
        Future.succeededFuture(claimed)
                .compose(each -> (stopping ? handBack : way).apply(each).mapEmpty())
                .onComplete(ended -> idToHeld.remove(id, claimed))
                .onComplete(ended -> permits.giveBack());
    }

    /**
     * Ends the rounds and waits for the work begun, but no longer than {@code patience}; then hands back what is still
     * held, and what comes of claims that were on their way. Where the store cannot be asked, leases lapse.
     */
    public Future<Void> stop(PartitionRounds rounds, Duration patience) {
        stopping = true;
        return rounds.stop(permits, patience)
                .compose(done -> handBackHeld())
                .timeout(patience.plus(HANDING_BACK).toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }

    private Future<Void> handBackHeld() {
        return Future.join(idToHeld.values().stream().map(handBack).toList()).mapEmpty();
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
