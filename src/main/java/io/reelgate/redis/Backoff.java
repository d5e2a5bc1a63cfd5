package io.reelgate.redis;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential pauses with full jitter between attempts to connect, so that nodes do not return in step. */
record Backoff(Duration base, Duration max, RandomGenerator random) {
    /** The pause in milliseconds after this many failed attempts in a row, counted from 0; never 0. */
    long pauseMillis(int failures) {
        long ceiling = Math.min(max.toMillis(), base.toMillis() << Math.min(failures, 20));
        return 1 + random.nextLong(ceiling);
    }
}
