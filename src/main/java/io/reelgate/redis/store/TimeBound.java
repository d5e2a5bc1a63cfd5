package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.redis.RedisClock;
import io.vertx.redis.client.Response;
import java.time.Duration;

/**
 * The Redis time after which a script sent now must not change anything any more: by then its caller has been told that
 * it failed. It is the time of the master that holds the partition, and the clock's own error is taken off, so the bound
 * lies before the timeout and never after it.
 */
final class TimeBound {
    private static final long TOO_LATE = -1;

    private final PartitionClocks clocks;
    private final long timeoutMillis;

    TimeBound(PartitionClocks clocks, Duration timeout) {
        this.clocks = clocks;
        this.timeoutMillis = timeout.toMillis();
    }

    /** How far ahead the bounds lie. */
    long timeoutMillis() {
        return timeoutMillis;
    }

    /** For a script on keys of this partition; in milliseconds, as an argument. */
    String next(Partition partition) {
        return next(clocks.of(partition));
    }

    /** For a script on keys of the master whose clock this is. */
    String next(RedisClock clock) {
        return Long.toString(clock.redisMillis() + timeoutMillis - error(clock));
    }

    /** The answer of a script that answers -1 after its bound. */
    static long kept(Response reply) {
        if (reply.toLong() == TOO_LATE) {
            throw new StoreUnavailable("the command reached Redis too late and changed nothing");
        }
        return reply.toLong();
    }

    /** Before the first measurement no connection takes commands, so there is nothing to bound. */
    private static long error(RedisClock clock) {
        return clock.errorMillis() == Long.MAX_VALUE ? 0 : clock.errorMillis();
    }
}
