package io.reelgate.redis;

import java.time.Duration;

/**
 * When a write counts as confirmed.
 *
 * @param replicas how many replicas must have it
 * @param timeout how long is waited for them, from when the group of writes it travels with was executed
 */
public record Confirmation(int replicas, Duration timeout) {
    public Confirmation {
        if (replicas < 1 || timeout.toMillis() < 1) {
            throw new IllegalArgumentException("replicas and timeout (ms) of a confirmation must be at least 1");
        }
    }
}
