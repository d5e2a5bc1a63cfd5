package io.reelgate.domain.model;

import java.time.Duration;

/**
 * The gateway's own looks at the upstream after the first (design 5).
 *
 * @param interval between two looks where nothing better is known
 * @param floor the shortest interval ever used
 * @param ceiling the longest interval ever used
 */
public record LookPace(Duration interval, Duration floor, Duration ceiling) {
    /** The same where two looks have to be further apart. */
    public LookPace withGap(Duration gap) {
        return gap.compareTo(floor) <= 0 ? this : new LookPace(longer(interval, gap), gap, longer(ceiling, gap));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
