package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.bus.BusCodec;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.port.Waypoints;
import io.reelgate.redis.Confirmation;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.store.RedisStores;
import io.reelgate.redis.store.StoreSettings;
import io.reelgate.telemetry.PrometheusMetrics;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One gateway process: boots in the order of {@link #boot}, drains in the reverse order. */
public final class Gateway {
    private final Configuration configuration;
    private final Waypoints waypoints;
    private final Settings settings;
    private final Shutdown shutdown = new Shutdown();
    private final SecureRandom random = new SecureRandom();

    public Gateway(Configuration configuration) {
        this(configuration, Waypoints.NONE);
    }

    /** {@code waypoints} is for tests that end a node at a chosen moment; it changes nothing that the gateway does. */
    public Gateway(Configuration configuration, Waypoints waypoints) {
        this.configuration = configuration;
        this.waypoints = waypoints;
        this.settings = configuration.settings();
    }

    /** Blocking. Whatever has started when a step fails is stopped again. */
    public Started boot() {
        try {
            new StartChecks(configuration).run();
            return start();
        } catch (RuntimeException e) {
            drain();
            throw e;
        }
    }

    private Started start() {
        Vertx vertx = vertx();
        PrometheusMetrics metrics = metrics();
        RedisConnections redis = new RedisPart(settings, shutdown).connect(vertx, random);
        Foundation foundation = foundation(vertx, metrics, redis);
        Optional<DemoCredentials> demo =
                new AccountsPart(settings, foundation.stores().accounts()).provision(random);
        var upstreams = new UpstreamsPart(configuration, shutdown).open(foundation);
        new RolesPart(foundation, redis, shutdown).deploy(upstreams);
        return started(demo);
    }

    /** Blocking; may be called twice, or after a start that failed. */
    public void drain() {
        shutdown.run();
    }

    private Vertx vertx() {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setEventLoopPoolSize(settings.node().loops()));
        shutdown.last("event loops", () -> vertx.close().await());
        BusCodec.register(vertx);
        return vertx;
    }

    private PrometheusMetrics metrics() {
        PrometheusMetrics metrics = new PrometheusMetrics();
        shutdown.last("metrics", metrics::close);
        return metrics;
    }

    private Foundation foundation(Vertx vertx, PrometheusMetrics metrics, RedisConnections redis) {
        Catalogue catalogue = configuration.timedCatalogue();
        List<String> models = catalogue.all().stream().map(model -> model.id()).toList();
        Partitions partitions = new Partitions(settings.redis().partitions());
        RedisStores stores = durable(new RedisStores(redis, partitions, models, storeSettings()), metrics);
        stores.facts().check(partitions).await();
        Presences presences = new Presences(stores, vertx, nodeId());
        PacePart pace = new PacePart(settings, catalogue);
        pace.start(vertx, stores, metrics, redis.clock(), shutdown);
        Lanes lanes =
                Lanes.open(settings, catalogue, vertx, stores, presences.node(), metrics, redis.clock(), shutdown);
        return new Foundation(
                settings, catalogue, vertx, redis.clock(), random, metrics, stores, presences, waypoints, pace, lanes);
    }

    private RedisStores durable(RedisStores stores, PrometheusMetrics metrics) {
        Settings.Redis redis = settings.redis();
        return switch (redis.durability()) {
            case RELAXED -> stores;
            case CONFIRMED -> stores.confirming(new Confirmation(redis.replicas(), redis.confirmTimeout()), metrics);
        };
    }

    private StoreSettings storeSettings() {
        StoreSettings standard = StoreSettings.of(settings.redis().commandTimeout());
        return new StoreSettings(
                settings.redis().prefix(),
                standard.commandTimeout(),
                settings.tasks().retention(),
                standard.eventsKept(),
                standard.eventsCap(),
                standard.slotPatience());
    }

    /** A new one with each start, because a node that was killed may still be counted as alive for some seconds. */
    private String nodeId() {
        return settings.node().id().orElse("node") + "-" + UUID.randomUUID();
    }

    private Started started(Optional<DemoCredentials> demo) {
        Instant begun = ProcessHandle.current().info().startInstant().orElseGet(Instant::now);
        return new Started(
                settings.http().callersUrl(),
                "http://" + settings.ops().host() + ":" + settings.ops().port(),
                Duration.between(begun, Clock.systemUTC().instant()),
                demo,
                notes());
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (configuration.simulated()) {
            notes.add("upstreams are simulated, %.0f times as fast as the real ones"
                    .formatted(settings.simulator().speed()));
        }
        if (settings.redis().url().isEmpty()) {
            notes.add("tasks are kept in an own Redis under "
                    + settings.data().dir().resolve("redis"));
        }
        settings.upstreams().forEach((name, access) -> {
            if (access.knowsNoMediaHosts(name)) {
                notes.add("results of " + name + " are taken from its own host only, unless upstreams." + name
                        + ".mediaHosts names others");
            }
        });
        return notes;
    }
}
