package io.reelgate.redis;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;

/**
 * The time of Redis, estimated from the local clock and measured offsets. As a {@link Clock} it is the time of all roles
 * (decision 0005). Scripts refuse to run after a bound given in this time.
 *
 * <p>In a Cluster every master has a clock of its own, and a script goes by that of the master it runs on: what is compared
 * there comes from {@link RedisConnections#clock(String)}, which follows the master of a key. The clock of all roles is
 * the one that is furthest ahead: by it a lease seems to end too early rather than too late. Any thread may read it.
 */
public final class RedisClock extends Clock {
    private final Clock local;
    private final Supplier<MasterClock> source;

    /** {@code source}: whose time it is at the moment of asking. */
    RedisClock(Clock local, Supplier<MasterClock> source) {
        this.local = local;
        this.source = source;
    }

    /** Milliseconds since the epoch as the Redis server counts them; local time before the first measurement. */
    public long redisMillis() {
        return local.millis() + source.get().offset();
    }

    @Override
    public long millis() {
        return redisMillis();
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(redisMillis());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The zone of an instant is of no use here. */
    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    /** How far {@link #redisMillis()} may be wrong; {@link Long#MAX_VALUE} before the first measurement. */
    public long errorMillis() {
        return source.get().errorMillis();
    }
}
