package io.reelgate.simulator.job;

import java.time.Duration;

/** How long a job usually takes from its submit to its end, at speed 1; both ends are possible. */
public record DurationRange(Duration from, Duration to) {

    public DurationRange {
        if (from.isNegative() || to.compareTo(from) < 0) {
            throw new IllegalArgumentException(
                    "a duration range must run upwards from 0 (was " + from + " to " + to + ")");
        }
    }

    /** The duration at {@code share} (0 to 1) of the range, in milliseconds. */
    double millisAt(double share) {
        return from.toMillis() + share * (to.toMillis() - from.toMillis());
    }
}
