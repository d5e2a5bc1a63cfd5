package io.reelgate.redis;

import io.vertx.core.VertxOptions;
import java.time.Duration;

/**
 * How the gateway reaches Redis.
 *
 * @param url {@code redis://[user]:[password]@host:port/[database]}, {@code rediss://} for TLS
 * @param connections how many connections to keep; 0 takes one per event loop of a default Vert.x, at least 2
 * @param maxInFlight commands one connection may have unanswered; one more is refused with {@link RedisBusy}
 * @param commandTimeout how long a command may stay unanswered, at least 50 ms (the resolution)
 * @param reconnectBase the first pause between two attempts to connect; it doubles, with jitter
 * @param reconnectMax the longest pause between two attempts to connect
 */
public record RedisSettings(
        String url,
        int connections,
        int maxInFlight,
        Duration commandTimeout,
        Duration reconnectBase,
        Duration reconnectMax) {
    public RedisSettings {
        require(connections >= 0, "redis.connections must not be negative");
        require(maxInFlight > 0, "redis.maxInFlight must be positive");
        require(commandTimeout.toMillis() >= 50, "redis.commandTimeout must be at least 50 ms");
        require(reconnectBase.toMillis() > 0, "redis.reconnectBase must be positive");
        require(reconnectMax.compareTo(reconnectBase) >= 0, "redis.reconnectMax must not be below reconnectBase");
    }

    /** The defaults for one server. */
    public static RedisSettings of(String url) {
        return new RedisSettings(
                url, 0, 16_384, Duration.ofMillis(500), Duration.ofMillis(50), Duration.ofMillis(1_000));
    }

    int connectionsWanted() {
        return connections > 0 ? connections : Math.max(2, VertxOptions.DEFAULT_EVENT_LOOP_POOL_SIZE);
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
