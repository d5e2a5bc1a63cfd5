package io.reelgate.domain.model;

import java.time.Duration;

/** How long something usually takes, from and to. */
public record DurationRange(Duration from, Duration to) {

    public DurationRange {
        if (from.isNegative() || from.compareTo(to) > 0) {
            throw new IllegalArgumentException("range " + from + " to " + to + " is upside down");
        }
    }

    public DurationRange plus(DurationRange other) {
        return new DurationRange(from.plus(other.from), to.plus(other.to));
    }
}
