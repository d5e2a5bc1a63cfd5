package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * Hands out work by lease. Ids whose task is gone are taken out of their index, wherever they are met; a task that
 * cannot be read is left out and holds up no other. Every method fails with {@link StoreUnavailable} when Redis cannot
 * be asked.
 */
public interface WorkQueue {
    /**
     * Claims at most {@code most} tasks of a partition whose time has come, oldest first; for {@link Work#SUBMIT}
     * accounts take turns within each model.
     */
    Future<List<ClaimedTask>> claim(Work work, Partition partition, int most, Duration lease);

    /** Moves a claimed task to its next time and keeps the upstream's progress; false when the claim is void. */
    Future<Boolean> snooze(Claim claim, Instant at, OptionalInt progress);

    /** Prolongs a claim; the answer is the new claim, or a failure when it is void. */
    Future<Claim> renew(Claim claim, Duration lease);

    /**
     * How much is left of the claim under which an intent was committed, read back from the store: zero where the task
     * has moved on, the claim is somebody else's, or its lease has ended. Counted when the store answers.
     */
    Future<Duration> hold(Claim claim, String token);

    /**
     * Claimed for submitting, or kept back, and the lease has ended. The claims are the ended ones: what is recorded
     * under them counts only while nobody has claimed the task anew.
     */
    Future<List<ClaimedTask>> expired(Partition partition, int most);

    /** Not terminal although the deadline passed at least {@code grace} ago. */
    Future<List<Task>> overdue(Partition partition, Duration grace, int most);
}
