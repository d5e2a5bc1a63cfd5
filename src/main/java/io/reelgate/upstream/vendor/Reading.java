package io.reelgate.upstream.vendor;

import io.reelgate.domain.task.Observation;
import java.util.Locale;

/** What a reply means for the task, and how the call is counted. */
public record Reading(Observation observation, Outcome outcome) {
    /** How a call ended, for operators. */
    public enum Outcome {
        /** A submit became a job. */
        ACCEPTED,
        /** The request or its content was refused. */
        REFUSED,
        /** Our own account at the vendor is the trouble: key, rights or balance. Somebody must act. */
        ACCOUNT,
        /** The vendor asks us to come back later. */
        BUSY,
        /** There is provably no job of a submit that was asked about. */
        ABSENT,
        /** Nothing usable came after the request was written. */
        UNCLEAR,
        RUNNING,
        FINISHED,
        FAILED,
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
