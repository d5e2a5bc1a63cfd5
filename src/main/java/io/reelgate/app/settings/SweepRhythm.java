package io.reelgate.app.settings;

import java.time.Duration;

/**
 * How the store is kept sound.
 *
 * @param audit how often everything in it is compared with everything else
 */
public record SweepRhythm(Duration audit) {
    private static final Duration LEAST = Duration.ofSeconds(1);

    public SweepRhythm {
        if (audit.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("audit must be 1s or more (was " + audit.toMillis() + "ms)");
        }
    }
}
