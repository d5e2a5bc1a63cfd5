package io.reelgate.domain.task;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Decision.Ignore;
import io.reelgate.domain.task.Decision.Snooze;
import io.reelgate.domain.task.TaskState.Collecting;
import io.reelgate.domain.task.TaskState.Succeeded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/**
 * What becomes of a task whose upstream is done. Its result is paid for: a copy under way at the deadline may end well,
 * and a store of ours that takes nothing ends no task, for {@code patience} after the deadline, because the upstreams'
 * links end too. A source that gives nothing ends it from the deadline on.
 */
record CollectingRules(Duration patience) {
    Decision apply(Task task, Collecting collecting, Observation observation, Instant now) {
        return switch (observation) {
            case Observation.Archived archived ->
                Lifecycle.move(
                        task,
                        new Succeeded(archived.results(), Lifecycle.ended(task, now)),
                        new Placement.Nowhere(),
                        task.attempts().came(Attempt.SUCCEEDED, now));
            case Observation.ArchiveFailed failed -> sourceFailed(task, collecting, failed, now);
            case Observation.StoreFailed failed -> storeFailed(task, collecting, failed, now);
            case Observation.JobFailed failed -> Lifecycle.fail(task, failed.failure(), now);
            default -> new Ignore();
        };
    }

    Placement.Collect place(Task task, Instant at) {
        return new Placement.Collect(at, task.deadline().plus(patience));
    }

    /** Met by a sweep before its time only where its place was repaired, or was taken before there was patience. */
    Decision timePassed(Task task, Collecting collecting, Instant now) {
        if (now.isBefore(task.deadline())) {
            return new Ignore();
        }
        return pastPatience(task, now) ? timedOut(task, now) : Lifecycle.move(task, collecting, place(task, now));
    }

    private Decision storeFailed(Task task, Collecting collecting, Observation.StoreFailed failed, Instant now) {
        if (pastPatience(task, now)) {
            return timedOut(task, now);
        }
        return collecting.heldUp()
                ? new Snooze(failed.retryAt(), OptionalInt.empty())
                : again(task, collecting, collecting.sources(), true, failed.retryAt());
    }

    /** An upstream's links end, and it may give others for the same results. */
    private Decision sourceFailed(Task task, Collecting collecting, Observation.ArchiveFailed failed, Instant now) {
        List<String> sources = failed.sources().isEmpty() ? collecting.sources() : failed.sources();
        if (Lifecycle.overdue(task, now)) {
            return lateSourceFailed(task, collecting, failed, now);
        }
        Instant retryAt = Lifecycle.earlier(failed.retryAt(), task.deadline());
        return sources.equals(collecting.sources())
                ? new Snooze(retryAt, OptionalInt.empty())
                : again(task, collecting, sources, collecting.heldUp(), retryAt);
    }

    /** Held up by our store, it gets one try more with what the upstream gives then, whenever that can be asked. */
    private Decision lateSourceFailed(Task task, Collecting collecting, Observation.ArchiveFailed failed, Instant now) {
        if (!collecting.heldUp() || pastPatience(task, now)) {
            return timedOut(task, now);
        }
        return failed.sources().isEmpty()
                ? new Snooze(failed.retryAt(), OptionalInt.empty())
                : again(task, collecting, failed.sources(), false, failed.retryAt());
    }

    private Decision again(Task task, Collecting collecting, List<String> sources, boolean heldUp, Instant retryAt) {
        return Lifecycle.move(task, new Collecting(collecting.job(), sources, heldUp), place(task, retryAt));
    }

    private static Decision timedOut(Task task, Instant now) {
        return Lifecycle.fail(task, Failure.of(FailCode.PROCESSING_TIMEOUT), now);
    }

    private boolean pastPatience(Task task, Instant now) {
        return !now.isBefore(task.deadline().plus(patience));
    }
}
