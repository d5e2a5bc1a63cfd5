package io.reelgate.webhook;

import io.reelgate.port.PartitionRounds.Rhythm;
import java.time.Duration;

/**
 * How callbacks are delivered ({@code webhook}).
 *
 * @param concurrency callbacks under way on this node at once
 * @param perEndpoint callbacks under way to one endpoint at once, over all nodes
 * @param timeout of one try
 * @param lease how long a claimed callback is this node's; at least 5 s longer than the timeout, or it may be
 *     delivered twice
 * @param secrets how long an account's secrets are remembered
 * @param rhythm how often partitions are visited for what the bus did not tell
 * @param drain how long a stop waits for tries under way
 */
public record WebhookSettings(
        int concurrency,
        int perEndpoint,
        Duration timeout,
        Duration lease,
        Duration secrets,
        Rhythm rhythm,
        Duration drain) {
    private static final Duration MARGIN = Duration.ofSeconds(5);

    public WebhookSettings {
        if (lease.compareTo(timeout.plus(MARGIN)) < 0) {
            throw new IllegalArgumentException("webhook.lease must be at least webhook.timeout and 5 s");
        }
    }

    public static WebhookSettings defaults() {
        return new WebhookSettings(
                200,
                4,
                Duration.ofSeconds(30),
                Duration.ofSeconds(40),
                Duration.ofSeconds(5),
                new Rhythm(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(15)),
                Duration.ofSeconds(20));
    }
}
