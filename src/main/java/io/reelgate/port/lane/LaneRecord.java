package io.reelgate.port.lane;

import io.reelgate.domain.lane.Breaker;
import java.time.Instant;
import java.util.Optional;

/**
 * What all nodes know of a lane.
 *
 * @param version grows with each move of the breaker
 * @param restUntil until when the vendor asked to be left alone; perhaps past
 * @param disabledSince since when an operator has it taken out
 * @param probes let go since the breaker was first opened
 * @param waiting tasks that wait for a place
 */
public record LaneRecord(
        long version,
        Breaker breaker,
        Optional<Instant> restUntil,
        Optional<Instant> disabledSince,
        long probes,
        int waiting) {
    public static final LaneRecord BLANK =
            new LaneRecord(0, Breaker.CLOSED, Optional.empty(), Optional.empty(), 0, 0);

    /** Whether nothing speaks against sending tasks there. */
    public boolean isClear(Instant now) {
        return breaker instanceof Breaker.Closed
                && disabledSince.isEmpty()
                && restUntil.filter(now::isBefore).isEmpty();
    }
}
