package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.ingress.EdgeState;
import io.reelgate.ops.Health;
import io.reelgate.ops.OpsSettings;
import io.reelgate.ops.OpsVerticle;
import io.reelgate.redis.RedisConnections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Deploys the roles of this node: those that do the work first, those that let callers in last. Draining goes the other
 * way: readiness turns red, sockets are told to go elsewhere, the public port closes, and then the work in flight ends.
 */
final class RolesPart {
    private final Foundation foundation;
    private final Settings settings;
    private final RedisConnections redis;
    private final Shutdown shutdown;
    private final Deployments deployments;
    private final AtomicBoolean ready = new AtomicBoolean();
    private final EdgeState edge = new EdgeState();

    RolesPart(Foundation foundation, RedisConnections redis, Shutdown shutdown) {
        this.foundation = foundation;
        this.settings = foundation.settings();
        this.redis = redis;
        this.shutdown = shutdown;
        this.deployments = new Deployments(foundation.vertx(), shutdown);
    }

    /** Blocking. */
    void deploy(UpstreamsPart.Upstreams upstreams) {
        measureRedis();
        Listening port = new Listening(
                "ops", "ops.port", settings.ops().host(), settings.ops().port());
        deployments.deploy(port, 1, this::ops);
        DeliveryRoles delivery = new DeliveryRoles(foundation, deployments, shutdown);
        delivery.deploy(upstreams);
        new WorkRoles(foundation, deployments).deploy(upstreams);
        new EdgeRoles(foundation, deployments, shutdown, edge).deploy(delivery.routes());
        ready.set(true);
        shutdown.last("readiness", this::turnAway);
    }

    private void turnAway() {
        ready.set(false);
        edge.drain();
    }

    private OpsVerticle ops() {
        Health health = new Health(ready::get, () -> Map.of("redis", redis.available()));
        OpsSettings where =
                new OpsSettings(settings.ops().host(), settings.ops().port());
        return new OpsVerticle(where, health, foundation.metrics()::scrape);
    }

    private void measureRedis() {
        foundation
                .metrics()
                .gauge("reelgate_redis_connections", () -> redis.usage().connected());
        foundation
                .metrics()
                .gauge("reelgate_redis_in_flight", () -> redis.usage().inFlight());
        foundation
                .metrics()
                .gauge("reelgate_redis_timeouts", () -> redis.usage().timeouts());
        foundation.metrics().gauge("reelgate_redis_losses", () -> redis.usage().losses());
        foundation.metrics().gauge("reelgate_connections", edge::connections);
    }
}
