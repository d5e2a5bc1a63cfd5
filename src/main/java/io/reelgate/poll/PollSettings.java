package io.reelgate.poll;

import io.reelgate.port.PartitionRounds;
import java.time.Duration;

/**
 * How tasks are looked at.
 *
 * @param concurrency looks at once on this node, at each upstream
 * @param pollers verticles that share them
 * @param lease how long a claimed look may take before another node repeats it; longer than patience and any look
 * @param patience how long a claimed look may wait for its turn before it is handed back
 * @param rhythm how often a partition is visited
 * @param drain how long a stop waits for looks under way
 */
public record PollSettings(
        int concurrency,
        int pollers,
        Duration lease,
        Duration patience,
        PartitionRounds.Rhythm rhythm,
        Duration drain) {
    public static final PollSettings DEFAULT = new PollSettings(
            512,
            2,
            Duration.ofSeconds(15),
            Duration.ofSeconds(3),
            new PartitionRounds.Rhythm(Duration.ofMillis(20), Duration.ofMillis(250), Duration.ofSeconds(2)),
            Duration.ofSeconds(15));
}
