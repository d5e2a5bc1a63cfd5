package io.reelgate.upstream;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.route.Decline.Reason;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Observation.Declined;
import io.reelgate.domain.task.Observation.JobFailed;
import io.reelgate.domain.task.Observation.Postponed;
import io.reelgate.domain.task.Observation.Refused;
import io.reelgate.upstream.vendor.Reading;
import io.reelgate.upstream.vendor.Reading.Outcome;
import java.time.Instant;

/**
 * Tells what one vendor says for itself from what every vendor would say (reference: upstreams, section 11.2). An adapter
 * knows one vendor only; that there are others is the shell's knowledge.
 */
final class Verdicts {
    private Verdicts() {}

    /** Of a reply to a submit. */
    static Observation of(Reading reading, String token, Instant now) {
        return switch (reading.observation()) {
            case Postponed postponed
            when reading.outcome() == Outcome.BUSY -> new Declined(token, Reason.BUSY, postponed.retryAt());
            case Postponed postponed
            when reading.outcome() == Outcome.OVERLOADED -> new Declined(token, Reason.OVERLOADED, postponed.retryAt());
            case Refused refused when reading.outcome() == Outcome.ACCOUNT -> new Declined(token, Reason.ACCOUNT, now);
            case Refused refused
            when refused.failure().code() == FailCode.MODEL_UNAVAILABLE ->
                new Declined(token, Reason.UNKNOWN_MODEL, now);
            default -> reading.observation();
        };
    }

    /** Of a reply to a look, where {@code failedJobsAreFree} or not. */
    static Observation of(Reading reading, boolean failedJobsAreFree) {
        return reading.observation() instanceof JobFailed failed && reading.outcome() == Outcome.BROKE_DOWN
                ? new JobFailed(failed.failure(), failedJobsAreFree)
                : reading.observation();
    }
}
