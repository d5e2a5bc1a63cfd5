package io.reelgate.poll;

import java.time.Duration;

/**
 * How tasks are looked at.
 *
 * @param concurrency looks at once on this node
 * @param pollers verticles that share them
 * @param lease how long a claimed look may take before another node repeats it; longer than any look
 * @param shortest between visits of a partition where much is due
 * @param longest between visits of a partition where nothing is due
 * @param seldom between visits of a partition of another node
 * @param drain how long a stop waits for looks under way
 */
public record PollSettings(
        int concurrency,
        int pollers,
        Duration lease,
        Duration shortest,
        Duration longest,
        Duration seldom,
        Duration drain) {
    public static final PollSettings DEFAULT = new PollSettings(
            512,
            2,
            Duration.ofSeconds(15),
            Duration.ofMillis(20),
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            Duration.ofSeconds(15));
}
