package io.reelgate.domain.task;

import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.route.Decline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Something a role saw. {@link Lifecycle} decides what follows. */
public sealed interface Observation {
    /** A submitter holds a connection and wants to write: the intent must be committed first. */
    record Marked(Intent intent, Instant leaseEnd) implements Observation {}

    /** The upstream took the job. The token lets a late reply count although the lease ended. */
    record Accepted(String token, String jobId) implements Observation {}

    /**
     * The upstream refused for good, and every other one would: the request itself is at fault.
     *
     * @param token of the intent that was refused: late news of an old one says nothing about its successor
     */
    record Refused(Optional<String> token, Failure failure) implements Observation {
        public Refused(Failure failure) {
            this(Optional.empty(), failure);
        }
    }

    /** No node knows the model any more: a queued task will never be taken, so it ends; any other goes on. */
    record ModelRemoved() implements Observation {}

    /**
     * Provably no job came of it (nothing was written, or a definite refusal for now): the task waits again.
     *
     * @param token of the intent that came to nothing; without it only a task that is still queued is put off, so
     *     that repeated old news never undoes the submit of somebody else
     */
    record Postponed(Optional<String> token, Instant retryAt) implements Observation {
        public Postponed(Instant retryAt) {
            this(Optional.empty(), retryAt);
        }
    }

    /**
     * A definite refusal by one vendor for reasons of its own, so that another may take the task.
     *
     * @param token of the intent that was declined
     * @param until as long as the vendor asked for
     */
    record Declined(String token, Decline.Reason reason, Instant until) implements Observation {}

    /** No route can ever take it, or all have declined it for good. */
    record Unroutable() implements Observation {}

    /**
     * Bytes were written and no usable reply came: a job may or may not exist.
     *
     * @param token of the intent it is about, as for a refusal
     */
    record OutcomeUnknown(Optional<String> token) implements Observation {
        public OutcomeUnknown() {
            this(Optional.empty());
        }
    }

    /** The upstream was asked what became of an unclear submit, and nothing is known yet. */
    record StillUnclear() implements Observation {}

    /** The upstream still works. */
    record StillRunning(OptionalInt progress, Optional<Duration> retryAfter) implements Observation {}

    /** The look itself failed; it says nothing about the job. */
    record LookFailed(Optional<Duration> retryAfter) implements Observation {}

    /** The upstream finished; the results can be fetched from its own URLs. */
    record Finished(List<String> sources) implements Observation {
        public Finished {
            sources = List.copyOf(sources);
        }
    }

    /**
     * The upstream gave up on the job.
     *
     * @param free the upstream itself is to blame, and takes nothing for it
     */
    record JobFailed(Failure failure, boolean free) implements Observation {
        public JobFailed(Failure failure) {
            this(failure, false);
        }
    }

    /** All results are in the result store. */
    record Archived(List<Result> results) implements Observation {
        public Archived {
            results = List.copyOf(results);
        }
    }

    /**
     * Copying failed and is worth another try at {@code retryAt}.
     *
     * @param sources the upstream's links as it gives them now; empty where it gave none
     */
    record ArchiveFailed(List<String> sources, Instant retryAt) implements Observation {
        public ArchiveFailed {
            sources = List.copyOf(sources);
        }

        public ArchiveFailed(Instant retryAt) {
            this(List.of(), retryAt);
        }
    }

    /** Our own store took nothing: no fault of the task or its upstream. Worth another try at {@code retryAt}. */
    record StoreFailed(Instant retryAt) implements Observation {}

    /** The one who claimed it for submitting did not finish in time. */
    record LeaseExpired() implements Observation {}

    /** Somebody saw that a time bound may have passed; {@link Lifecycle} checks which one. */
    record TimePassed() implements Observation {}
}
