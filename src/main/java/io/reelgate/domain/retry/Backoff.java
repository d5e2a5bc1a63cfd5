package io.reelgate.domain.retry;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses that double from {@code first} to {@code most}, half of each left to chance so that nodes fall out of step. */
public record Backoff(Duration first, Duration most) {
    private static final int MOST_DOUBLINGS = 20;

    /** The wait before try {@code attempt} (from 1): random between half and the whole of the doubled step, never 0. */
    public Duration before(int attempt, RandomGenerator random) {
        int doublings = Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS);
        long step = Math.min(most.toMillis(), first.toMillis() << doublings);
        return Duration.ofMillis(Math.max(1, step / 2 + random.nextLong(step / 2 + 1)));
    }
}
