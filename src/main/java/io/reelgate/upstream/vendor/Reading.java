package io.reelgate.upstream.vendor;

import io.reelgate.domain.task.Observation;
import java.util.Locale;
import java.util.Optional;

/**
 * What a reply means for the task, and how the call is counted.
 *
 * @param further a call that tells more about a job; what it brings counts instead of the observation, unless it brings
 *     nothing
 */
public record Reading(Observation observation, Outcome outcome, Optional<Call> further) {
    public Reading(Observation observation, Outcome outcome) {
        this(observation, outcome, Optional.empty());
    }

    /** The same, with a call that tells more. */
    public Reading then(Call call) {
        return new Reading(observation, Outcome.FURTHER, Optional.of(call));
    }

    /** How a call ended, for operators. */
    public enum Outcome {
        /** A submit became a job. */
        ACCEPTED,
        /** The request or its content was refused. */
        REFUSED,
        /** Our own account at the vendor is the trouble: key, rights or balance. Somebody must act. */
        ACCOUNT,
        /** The vendor asks us to come back later (429). */
        BUSY,
        /** The vendor is out of order for a moment, and nothing came of a submit (503). */
        OVERLOADED,
        /** There is provably no job of a submit that was asked about. */
        ABSENT,
        /** Nothing usable came after the request was written. */
        UNCLEAR,
        RUNNING,
        /** A look that one more call belongs to. */
        FURTHER,
        FINISHED,
        FAILED,
        /** The vendor gave a job up for reasons of its own. */
        BROKE_DOWN,
        /** A look brought nothing. */
        UNREADABLE,
        /** No connection could be had. */
        UNREACHABLE,
        /** Nothing was written, because the right to write was in doubt. */
        WITHHELD;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
