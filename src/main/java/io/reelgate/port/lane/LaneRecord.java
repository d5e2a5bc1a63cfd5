package io.reelgate.port.lane;

import io.reelgate.domain.lane.Breaker;
import io.reelgate.port.lane.LaneReports.Calls;
import java.time.Instant;
import java.util.Optional;

/**
 * What all nodes know of a lane.
 *
 * @param version grows with each move of the breaker
 * @param restUntil until when the vendor asked to be left alone with submits; perhaps past
 * @param looksRestUntil the same with looks
 * @param disabledSince since when an operator has it taken out
 * @param probes let go since the breaker was first opened
 * @param waiting tasks that wait for a place
 */
public record LaneRecord(
        long version,
        Breaker breaker,
        Optional<Instant> restUntil,
        Optional<Instant> looksRestUntil,
        Optional<Instant> disabledSince,
        long probes,
        int waiting) {
    public static final LaneRecord BLANK =
            new LaneRecord(0, Breaker.CLOSED, Optional.empty(), Optional.empty(), Optional.empty(), 0, 0);

    Optional<Instant> restUntil(Calls calls) {
        return calls == Calls.SUBMITS ? restUntil : looksRestUntil;
    }

    LaneRecord resting(Calls calls, Instant until) {
        Optional<Instant> rest = Optional.of(until);
        return calls == Calls.SUBMITS
                ? new LaneRecord(version, breaker, rest, looksRestUntil, disabledSince, probes, waiting)
                : new LaneRecord(version, breaker, restUntil, rest, disabledSince, probes, waiting);
    }

    LaneRecord moved(Breaker next) {
        return new LaneRecord(version + 1, next, restUntil, looksRestUntil, disabledSince, probes, waiting);
    }

    /** The same with the breaker of another. */
    LaneRecord moved(LaneRecord other) {
        return new LaneRecord(
                other.version, other.breaker, restUntil, looksRestUntil, disabledSince, other.probes, waiting);
    }

    LaneRecord waiting(int now) {
        return new LaneRecord(version, breaker, restUntil, looksRestUntil, disabledSince, probes, now);
    }

    /** Whether nothing speaks against sending tasks there. */
    public boolean isClear(Instant now) {
        return breaker instanceof Breaker.Closed
                && disabledSince.isEmpty()
                && restUntil.filter(now::isBefore).isEmpty();
    }
}
