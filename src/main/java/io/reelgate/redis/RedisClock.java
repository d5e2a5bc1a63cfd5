package io.reelgate.redis;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The time of the Redis server, estimated from the local clock and the offset measured on every connection about once a
 * second. As a {@link Clock} it is the time of all roles (decision 0005). Scripts refuse to run after a bound given in this time, so a step of the local clock must not move it for longer
 * than one measurement. Any thread may read it.
 */
public final class RedisClock extends Clock {
    private static final long FRESH_MILLIS = 10_000;
    private static final long GOOD_ENOUGH_MILLIS = 5;

    private final Clock local;
    private volatile Sample sample = new Sample(0, Long.MAX_VALUE, Long.MIN_VALUE);

    RedisClock(Clock local) {
        this.local = local;
    }

    /** Milliseconds since the epoch as the Redis server counts them; local time before the first measurement. */
    public long redisMillis() {
        return local.millis() + sample.offset;
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
        return sample.roundTrip == Long.MAX_VALUE ? Long.MAX_VALUE : sample.roundTrip / 2 + 1;
    }

    long localMillis() {
        return local.millis();
    }

    /** Takes one TIME reply. The server read its clock somewhere between sent and received, so a short trip says more. */
    synchronized void measured(long sentMillis, long redisMillis, long receivedMillis) {
        long roundTrip = receivedMillis - sentMillis;
        if (roundTrip < 0) {
            return;
        }
        Sample next = new Sample(redisMillis - (sentMillis + roundTrip / 2), roundTrip, receivedMillis);
        if (next.betterThan(sample)) {
            sample = next;
        }
    }

    private record Sample(long offset, long roundTrip, long takenAt) {
        boolean betterThan(Sample other) {
            boolean stale = takenAt - FRESH_MILLIS > other.takenAt || takenAt < other.takenAt;
            return stale || roundTrip <= Math.max(GOOD_ENOUGH_MILLIS, other.roundTrip);
        }
    }
}
