package io.reelgate.governor;

import java.time.Duration;

/**
 * How one governor works.
 *
 * @param maxAdmitting admissions on their way to the store at a time, per instance; more are refused as unavailable
 * @param wakeDelay how long wake-ups of submitters are gathered, so that a burst sends one per partition
 */
public record GovernorSettings(int maxAdmitting, Duration wakeDelay) {
    public GovernorSettings {
        if (maxAdmitting < 1 || wakeDelay.toMillis() < 1) {
            throw new IllegalArgumentException("maxAdmitting and wakeDelay (ms) must be at least 1");
        }
    }

    public static GovernorSettings defaults() {
        return new GovernorSettings(4096, Duration.ofMillis(3));
    }
}
