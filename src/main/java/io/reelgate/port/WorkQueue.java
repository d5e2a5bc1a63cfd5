package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** Hands out work by lease. Every method fails with {@link StoreUnavailable} when Redis cannot be asked. */
public interface WorkQueue {
    /**
     * Claims at most {@code most} tasks of a partition whose time has come, oldest first; for {@link Work#SUBMIT}
     * accounts take turns within each model. Ids whose task is gone are removed from the index.
     */
    Future<List<ClaimedTask>> claim(Work work, Partition partition, int most, Duration lease);

    /** Moves a claimed task to its next time and keeps the upstream's progress; false when the claim is void. */
    Future<Boolean> snooze(Claim claim, Instant at, OptionalInt progress);

    /** Prolongs a claim; the answer is the new claim, or a failure when it is void. */
    Future<Claim> renew(Claim claim, Duration lease);

    /** Claimed for submitting, and the lease has ended. */
    Future<List<TaskId>> expired(Partition partition, int most);

    /** Not terminal although the deadline passed at least {@code grace} ago. */
    Future<List<TaskId>> overdue(Partition partition, Duration grace, int most);
}
