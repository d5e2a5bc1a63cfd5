package io.reelgate.domain.task;

import java.time.Duration;

/**
 * Keeps tasks that began together from being looked at together: each takes a share of a duration that its id alone
 * decides, so that no randomness is needed and a repeated decision is the same.
 */
public final class Spread {
    /** Odd, and with its bits well mixed (2^64 divided by the golden ratio): neighbours end far apart. */
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private Spread() {}

    /** From nothing up to, but not including, the whole. */
    static Duration share(TaskId id, Duration whole) {
        return Duration.ofMillis((long) (fraction(id) * whole.toMillis()));
    }

    /** From 0 up to, but not including, 1. */
    public static double fraction(TaskId id) {
        return ((id.value().hashCode() * MIX) >>> 11) * 0x1p-53;
    }
}
