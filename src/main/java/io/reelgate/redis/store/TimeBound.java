package io.reelgate.redis.store;

import io.reelgate.redis.RedisClock;
import java.time.Duration;

/**
 * The Redis time after which a script sent now must not change anything any more: by then its caller has been told that
 * it failed. The clock's own error is taken off, so the bound lies before the timeout and never after it.
 */
final class TimeBound {
    private final RedisClock clock;
    private final long timeoutMillis;

    TimeBound(RedisClock clock, Duration timeout) {
        this.clock = clock;
        this.timeoutMillis = timeout.toMillis();
    }

    /** In milliseconds, as an argument. */
    String next() {
        return Long.toString(clock.redisMillis() + timeoutMillis - error());
    }

    /** Before the first measurement no connection takes commands, so there is nothing to bound. */
    private long error() {
        return clock.errorMillis() == Long.MAX_VALUE ? 0 : clock.errorMillis();
    }
}
