package io.reelgate.archive;

import io.reelgate.domain.retry.Backoff;
import io.reelgate.port.PartitionRounds.Rhythm;
import java.time.Duration;

/**
 * How results are archived ({@code archive}).
 *
 * @param concurrency tasks archived at once
 * @param lease how long a claim holds without a sign of life
 * @param heartbeat how often a claim is renewed while its results are copied
 * @param rhythm how often partitions are visited for what the bus did not tell
 * @param backoff between failed tries of one task
 * @param expiry how often expired results are swept
 * @param probe how often a store that takes nothing, and is tried by no copy, is tried with something small
 * @param drain how long a stop waits for copies under way
 */
public record ArchiveSettings(
        int concurrency,
        Duration lease,
        Duration heartbeat,
        Rhythm rhythm,
        Backoff backoff,
        Duration expiry,
        Duration probe,
        Duration drain) {

    public static ArchiveSettings defaults() {
        return new ArchiveSettings(
                32,
                Duration.ofSeconds(10),
                Duration.ofSeconds(3),
                new Rhythm(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(2)),
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1)),
                Duration.ofHours(1),
                Duration.ofMinutes(2),
                Duration.ofSeconds(20));
    }
}
