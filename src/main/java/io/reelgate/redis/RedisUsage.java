package io.reelgate.redis;

/**
 * What the connections are doing, for metrics.
 *
 * @param connected connections that take commands now
 * @param configured connections that should
 * @param inFlight commands unanswered now
 * @param timeouts commands that were not answered in time, since the start
 * @param losses connections that were lost or given up, since the start
 */
public record RedisUsage(int connected, int configured, int inFlight, long timeouts, long losses) {
    static final RedisUsage NONE = new RedisUsage(0, 0, 0, 0, 0);

    /** What stays of connections that are no more. */
    RedisUsage past() {
        return new RedisUsage(0, 0, 0, timeouts, losses);
    }

    RedisUsage plus(RedisUsage other) {
        return new RedisUsage(
                connected + other.connected,
                configured + other.configured,
                inFlight + other.inFlight,
                timeouts + other.timeouts,
                losses + other.losses);
    }
}
