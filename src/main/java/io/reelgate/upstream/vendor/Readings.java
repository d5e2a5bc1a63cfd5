package io.reelgate.upstream.vendor;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Observation;
import io.reelgate.upstream.vendor.Reading.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The readings that all vendors' replies come to. */
public final class Readings {
    private static final Duration WAIT_UNTOLD = Duration.ofSeconds(2);
    private static final int LONGEST_JOB_ID = 512;
    private static final Failure NO_RESULT = Failure.of(FailCode.GENERATION_FAILED, "there is no result");

    private Readings() {}

    /** A job came of a submit; one whose name is none, or too long to be kept, cannot be looked at: unclear. */
    public static Reading accepted(String token, String jobId) {
        return jobId.isBlank() || jobId.length() > LONGEST_JOB_ID
                ? unclear()
                : new Reading(new Observation.Accepted(token, jobId), Outcome.ACCEPTED);
    }

    /** Provably nothing came of a submit: the vendor asks for patience. */
    public static Reading putOff(Reply reply, String token, Instant now) {
        return putOff(reply, token, now, Outcome.BUSY);
    }

    /** Provably nothing came of a submit: the vendor is out of order for a moment. */
    public static Reading overloaded(Reply reply, String token, Instant now) {
        return putOff(reply, token, now, Outcome.OVERLOADED);
    }

    private static Reading putOff(Reply reply, String token, Instant now, Outcome outcome) {
        Instant retryAt = now.plus(reply.retryAfter().orElse(WAIT_UNTOLD));
        return new Reading(new Observation.Postponed(Optional.of(token), retryAt), outcome);
    }

    /** Provably nothing came of a submit, and nothing will. */
    public static Reading refused(Failure failure, Outcome outcome) {
        return new Reading(new Observation.Refused(failure), outcome);
    }

    /** A job may have come of a submit. */
    public static Reading unclear() {
        return new Reading(new Observation.OutcomeUnknown(), Outcome.UNCLEAR);
    }

    public static Reading running(Reply reply) {
        return running(reply, OptionalInt.empty());
    }

    public static Reading running(Reply reply, OptionalInt progress) {
        return new Reading(new Observation.StillRunning(progress, reply.retryAfter()), Outcome.RUNNING);
    }

    /** A job that ended well: with what is an http or https URL among its results; without any it failed after all. */
    public static Reading finished(List<String> results) {
        List<String> sources = results.stream().filter(Readings::isHttp).toList();
        return sources.isEmpty() ? failed(NO_RESULT) : new Reading(new Observation.Finished(sources), Outcome.FINISHED);
    }

    private static boolean isHttp(String url) {
        return url.startsWith("https://") || url.startsWith("http://");
    }

    public static Reading failed(Failure failure) {
        return new Reading(new Observation.JobFailed(failure), Outcome.FAILED);
    }

    /** A job that failed, for the reason that the vendor gives; without one the vendor itself is to blame. */
    public static Reading failed(Optional<Failure> reason) {
        return reason.map(Readings::failed).orElseGet(() -> brokeDown(Failure.of(FailCode.GENERATION_FAILED)));
    }

    /** A job that the vendor gave up for reasons of its own: neither the request nor its content is to blame. */
    public static Reading brokeDown(Failure failure) {
        return new Reading(new Observation.JobFailed(failure), Outcome.BROKE_DOWN);
    }

    /** A look that brought nothing. */
    public static Reading missed(Reply reply, Outcome outcome) {
        return new Reading(new Observation.LookFailed(reply.retryAfter()), outcome);
    }

    public static Reading unreadable(Reply reply) {
        return missed(reply, Outcome.UNREADABLE);
    }
}
