package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.archive.StoreCondition;
import io.reelgate.ingress.EdgeState;
import io.reelgate.ops.AdminPorts;
import io.reelgate.ops.Health;
import io.reelgate.ops.LaneFacts;
import io.reelgate.ops.OpsSettings;
import io.reelgate.ops.OpsVerticle;
import io.reelgate.redis.RedisConnections;
import io.reelgate.upstream.UpstreamSettings;
import io.reelgate.web.Route;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deploys the roles of this node: those that do the work first, those that let callers in last. A drain begins with the
 * notice: readiness is red, and everything is still served. Then the node gives up its partitions, and all roles stop at
 * the same time, each within the drain's patience: sockets are told to go elsewhere, the public port closes, work in
 * flight ends or is handed back.
 */
final class RolesPart {
    private static final Logger LOG = LoggerFactory.getLogger(RolesPart.class);

    private final Foundation foundation;
    private final Settings settings;
    private final RedisConnections redis;
    private final Shutdown shutdown;
    private final Abreast roles = new Abreast();
    private final AtomicBoolean ready = new AtomicBoolean();
    private final EdgeState edge = new EdgeState();
    private final StoreCondition results = new StoreCondition();

    RolesPart(Foundation foundation, RedisConnections redis, Shutdown shutdown) {
        this.foundation = foundation;
        this.settings = foundation.settings();
        this.redis = redis;
        this.shutdown = shutdown;
    }

    /** Blocking. */
    void deploy(UpstreamsPart.Upstreams upstreams) {
        new RedisMeasures(redis, foundation.metrics()).register();
        foundation.metrics().gauge("reelgate_connections", edge::connections);
        Listening port = new Listening(
                "ops", "ops.port", settings.ops().host(), settings.ops().port());
        new Deployments(foundation.vertx(), shutdown).deploy(port, 1, () -> ops(upstreams.lanes()));
        EgressPart egress = new EgressPart(foundation, redis, upstreams.samples(), shutdown);
        shutdown.last("roles", roles::run);
        shutdown.last("presences", foundation.presences()::leave);
        DeliveryRoles delivery = new DeliveryRoles(foundation, egress, roles, results);
        delivery.deploy(upstreams);
        HintsPart hints = new HintsPart(foundation, shutdown);
        new WorkRoles(foundation, roles, egress.media(), hints.urls()).deploy(upstreams);
        List<Route> routes = new ArrayList<>(delivery.routes());
        routes.addAll(hints.routes());
        new EdgeRoles(foundation, egress.rules(), upstreams.door(), roles.line(), edge).deploy(routes);
        ready.set(true);
        shutdown.last("notice", this::giveNotice);
    }

    /** Load balancers look at readiness now and then; what they send until they have looked is served like any other. */
    private void giveNotice() {
        Duration notice = settings.drainNotice();
        LOG.atInfo()
                .addKeyValue("notice", notice)
                .addKeyValue("timeout", settings.drain().timeout())
                .log("draining");
        ready.set(false);
        edge.announce();
        if (notice.isPositive()) {
            foundation.vertx().timer(notice.toMillis()).await();
        }
    }

    private Map<String, Boolean> checks() {
        Map<String, Boolean> checks = new LinkedHashMap<>();
        checks.put("redis", redis.available());
        checks.put("results", results.available());
        return checks;
    }

    private OpsVerticle ops(List<UpstreamSettings> lanes) {
        Health health = new Health(ready::get, this::checks);
        OpsSettings where =
                new OpsSettings(settings.ops().host(), settings.ops().port());
        return new OpsVerticle(where, health, foundation.metrics()::scrape, Optional.of(admin(lanes)));
    }

    private AdminPorts admin(List<UpstreamSettings> lanes) {
        Map<String, LaneFacts> nameToFacts = new LinkedHashMap<>();
        lanes.forEach(lane -> nameToFacts.put(
                lane.name(),
                new LaneFacts(lane.adapter(), URI.create(lane.baseUrl()).getHost())));
        return new AdminPorts(
                settings.ops().adminKey(),
                nameToFacts,
                foundation.lanes().board(),
                foundation.lanes().gate(),
                foundation.lanes().store(),
                foundation.clock());
    }
}
