package io.reelgate.app.boot;

import io.reelgate.port.Metrics;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.RedisMaster;
import java.util.function.Predicate;

/** What is measured of the connections to Redis. */
record RedisMeasures(RedisConnections redis, Metrics metrics) {
    void register() {
        metrics.gauge("reelgate_redis_connections", () -> redis.usage().connected());
        metrics.gauge("reelgate_redis_in_flight", () -> redis.usage().inFlight());
        metrics.gauge("reelgate_redis_timeouts", () -> redis.usage().timeouts());
        metrics.gauge("reelgate_redis_losses", () -> redis.usage().losses());
        metrics.gauge("reelgate_redis_masters", () -> redis.masters().size());
        metrics.gauge("reelgate_redis_masters_away", this::away);
        metrics.gauge("reelgate_redis_switches", () -> redis.tallies().switches());
        metrics.gauge("reelgate_redis_redirections", () -> redis.tallies().redirections());
        metrics.gauge("reelgate_redis_confirmed_writes", () -> redis.tallies().confirmedWrites());
        metrics.gauge("reelgate_redis_waits", () -> redis.tallies().waits());
        metrics.gauge("reelgate_redis_not_confirmed", () -> redis.tallies().notConfirmed());
    }

    private long away() {
        return redis.masters().stream()
                .filter(Predicate.not(RedisMaster::available))
                .count();
    }
}
