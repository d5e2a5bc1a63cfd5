package io.reelgate.redis;

import java.time.Duration;

/**
 * When a write counts as confirmed.
 *
 * @param replicas how many replicas must have it; 0 waits for the answer of the master alone
 * @param timeout how long is waited for them, from when the group of writes it travels with was executed
 */
public record Confirmation(int replicas, Duration timeout) {
    public Confirmation {
        if (replicas < 0 || timeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "the replicas of a confirmation must not be negative, its timeout at least 1 ms");
        }
    }
}
