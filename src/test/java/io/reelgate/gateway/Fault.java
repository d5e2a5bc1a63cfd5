package io.reelgate.gateway;

import io.reelgate.rig.ClientLog.Outcome;
import java.util.Set;

/**
 * Something that was done to the servers of a run.
 *
 * @param time when it began, in Unix milliseconds
 * @param end when the next one began
 * @param accounts whose data lay on what was hit
 */
record Fault(String name, long time, long end, Set<Integer> accounts) {
    /** Gaps are looked for from a moment before the fault. */
    private static final long BEFORE = 1_000;

    Fault until(long later) {
        return new Fault(name, time, later, accounts);
    }

    long longestGapOfLooks(RunLog log) {
        return log.looks().between(time - BEFORE, end, accounts).longestGap();
    }

    long longestGapOfSubmits(RunLog log) {
        return log.submits(Outcome.ACCEPTED)
                .between(time - BEFORE, end, accounts)
                .longestGap();
    }

    private int count(RunLog log, Outcome outcome) {
        return log.submits(outcome).between(time, end, accounts).count();
    }

    /** A line for a person. */
    String figures(RunLog log) {
        return "%2d accounts: %,6d ms without an accepted submit, %,6d ms without a look; %d accepted, %d refused, %d unknown"
                .formatted(
                        accounts.size(),
                        longestGapOfSubmits(log),
                        longestGapOfLooks(log),
                        count(log, Outcome.ACCEPTED),
                        count(log, Outcome.REFUSED),
                        count(log, Outcome.UNKNOWN));
    }
}
