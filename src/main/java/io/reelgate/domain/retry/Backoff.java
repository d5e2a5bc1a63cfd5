package io.reelgate.domain.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential backoff with full jitter between {@code first} and {@code most}. */
public record Backoff(Duration first, Duration most) {
    /** The wait before try {@code attempt} (from 1): random between half and the whole of the doubled step. */
    public Duration before(int attempt, RandomGenerator random) {
        int doublings = Math.min(Math.max(attempt - 1, 0), 30);
        long step = Math.min(most.toMillis(), first.toMillis() << Math.min(doublings, 20));
        return Duration.ofMillis(step / 2 + random.nextLong(step / 2 + 1));
    }
}
