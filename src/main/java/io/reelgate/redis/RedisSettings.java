package io.reelgate.redis;

import io.reelgate.domain.retry.Backoff;
import io.vertx.core.VertxOptions;
import java.time.Duration;

/**
 * How the gateway reaches Redis.
 *
 * @param url see {@link RedisUrl}
 * @param access what the url does not say of logins and TLS
 * @param connections how many connections to keep to each master; 0 takes one per event loop of a default Vert.x, at least 2
 * @param maxInFlight commands one connection may have unanswered; one more is refused with {@link RedisBusy}
 * @param commandTimeout how long a command may stay unanswered, at least 50 ms (the resolution)
 * @param reconnectBase the first pause between two attempts to connect; it doubles, with jitter
 * @param reconnectMax the longest pause between two attempts to connect
 */
public record RedisSettings(
        RedisUrl url,
        RedisAccess access,
        int connections,
        int maxInFlight,
        Duration commandTimeout,
        Duration reconnectBase,
        Duration reconnectMax) {
    /** Tries of a start before it is refused: a machine that starts many things at once answers late. */
    static final int FIRST_TRIES = 3;

    public RedisSettings {
        require(connections >= 0, "redis.connections must not be negative");
        require(maxInFlight > 0, "redis.maxInFlight must be positive");
        require(commandTimeout.toMillis() >= 50, "redis.commandTimeout must be at least 50 ms");
        require(reconnectBase.toMillis() > 0, "redis.reconnectBase must be positive");
        require(reconnectMax.compareTo(reconnectBase) >= 0, "redis.reconnectMax must not be below reconnectBase");
    }

    /** With the standard access; fails with an {@link IllegalArgumentException} where the url is none. */
    public RedisSettings(
            String url,
            int connections,
            int maxInFlight,
            Duration commandTimeout,
            Duration reconnectBase,
            Duration reconnectMax) {
        this(
                RedisUrl.parse(url),
                RedisAccess.STANDARD,
                connections,
                maxInFlight,
                commandTimeout,
                reconnectBase,
                reconnectMax);
    }

    /** The defaults. */
    public static RedisSettings of(String url) {
        return new RedisSettings(url, 0, 16_384, Duration.ofMillis(500), Duration.ofMillis(50), Duration.ofMillis(500));
    }

    /** The same with other logins and another TLS. */
    public RedisSettings with(RedisAccess other) {
        return new RedisSettings(url, other, connections, maxInFlight, commandTimeout, reconnectBase, reconnectMax);
    }

    int connectionsWanted() {
        return connections > 0 ? connections : Math.max(2, VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
    }

    Backoff reconnects() {
        return new Backoff(reconnectBase, reconnectMax);
    }

    /** Leaves the url out: it holds the password. */
    @Override
    public String toString() {
        return "RedisSettings[connections=%d, maxInFlight=%d, commandTimeout=%s]"
                .formatted(connections, maxInFlight, commandTimeout);
    }

    private static void require(boolean valid, String text) {
        if (!valid) {
            throw new IllegalArgumentException(text);
        }
    }
}
