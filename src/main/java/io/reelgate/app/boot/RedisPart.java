package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.redis.Finding;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.RedisInspection;
import io.reelgate.redis.RedisSettings;
import io.reelgate.redis.embedded.EmbeddedRedis;
import io.reelgate.redis.embedded.RedisRefused;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Redis as this gateway uses it: the one it was told, or one of its own; connected and looked over. */
final class RedisPart {
    private static final Logger LOG = LoggerFactory.getLogger(RedisPart.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Settings settings;
    private final Shutdown shutdown;

    RedisPart(Settings settings, Shutdown shutdown) {
        this.settings = settings;
        this.shutdown = shutdown;
    }

    /** Blocking. */
    RedisConnections connect(Vertx vertx, SecureRandom random) {
        String url = settings.redis().url().orElseGet(() -> ownServer(random));
        RedisConnections connections = connections(vertx, url, random);
        shutdown.last("redis connections", () -> connections.close().await());
        connections.start().recover(failure -> refuse(failure)).await();
        inspect(connections);
        return connections;
    }

    private RedisConnections connections(Vertx vertx, String url, SecureRandom random) {
        try {
            return new RedisConnections(vertx, redisSettings(url), Clock.systemUTC(), random);
        } catch (IllegalArgumentException unusable) {
            throw new StartRefused(String.valueOf(unusable.getMessage()));
        }
    }

    private static <T> io.vertx.core.Future<T> refuse(Throwable failure) {
        return io.vertx.core.Future.failedFuture(new StartRefused("redis.url: " + failure.getMessage()));
    }

    private String ownServer(SecureRandom random) {
        try {
            EmbeddedRedis server = EmbeddedRedis.start(settings.data().dir().resolve("redis"), random, PATIENCE);
            shutdown.last("own redis", server::stop);
            return server.url();
        } catch (RedisRefused e) {
            throw new StartRefused(e.getMessage());
        }
    }

    private RedisSettings redisSettings(String url) {
        RedisSettings defaults = RedisSettings.of(url);
        int wanted = settings.redis().connections();
        return new RedisSettings(
                defaults.url(),
                settings.redis().access(),
                wanted > 0 ? wanted : settings.node().loops(),
                defaults.maxInFlight(),
                settings.redis().commandTimeout(),
                defaults.reconnectBase(),
                defaults.reconnectMax());
    }

    /** What would lose tasks is refused in production and told otherwise; what cannot work is refused always. */
    private void inspect(RedisConnections connections) {
        List<Finding> findings = new RedisInspection(connections, replicas())
                .findings()
                .recover(failure -> refuse(failure))
                .await();
        for (Finding finding : findings) {
            if (refused(finding)) {
                throw new StartRefused("Redis cannot be used: " + finding.text());
            }
            LOG.atWarn().addKeyValue("severity", finding.severity()).log("redis: {}", finding.text());
        }
    }

    private int replicas() {
        return switch (settings.redis().durability()) {
            case RELAXED -> 0;
            case CONFIRMED -> settings.redis().replicas();
        };
    }

    private boolean refused(Finding finding) {
        return switch (finding.severity()) {
            case UNUSABLE -> true;
            case UNSAFE -> settings.profile() == Settings.Profile.PRODUCTION;
            case NOTE -> false;
        };
    }
}
