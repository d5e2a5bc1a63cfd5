package io.reelgate.redis;

import java.time.Clock;

/**
 * How far one master's clock is from the local one, measured on every connection to it about once a second. A step of
 * the local clock must not move the estimate for longer than one measurement. Any thread.
 */
final class MasterClock {
    private static final long FRESH_MILLIS = 10_000;
    private static final long GOOD_ENOUGH_MILLIS = 5;

    private final Clock local;
    private volatile Sample sample = new Sample(0, Long.MAX_VALUE, Long.MIN_VALUE);

    MasterClock(Clock local) {
        this.local = local;
    }

    long localMillis() {
        return local.millis();
    }

    /** What is to be added to the local time; 0 before the first measurement. */
    long offset() {
        return sample.offset;
    }

    boolean measured() {
        return sample.roundTrip != Long.MAX_VALUE;
    }

    /** How far the offset may be wrong; {@link Long#MAX_VALUE} before the first measurement. */
    long errorMillis() {
        return measured() ? sample.roundTrip / 2 + 1 : Long.MAX_VALUE;
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
