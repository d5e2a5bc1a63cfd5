package io.reelgate.app.boot;

import io.reelgate.app.settings.Role;
import io.reelgate.app.settings.Settings;
import io.reelgate.archive.ArchivePorts;
import io.reelgate.archive.ArchiveSettings;
import io.reelgate.archive.ArchiveVerticle;
import io.reelgate.archive.FilesRoute;
import io.reelgate.archive.ResultUrls;
import io.reelgate.archive.StoreCondition;
import io.reelgate.port.ResultStore;
import io.reelgate.results.HttpResultSource;
import io.reelgate.results.HttpResultSourceSettings;
import io.reelgate.results.MediaHosts;
import io.reelgate.web.Route;
import io.reelgate.webhook.WebhookPorts;
import io.reelgate.webhook.WebhookSettings;
import io.reelgate.webhook.WebhookVerticle;
import java.time.Duration;
import java.util.List;

/** The roles that bring results to callers: archive and webhook. */
final class DeliveryRoles {
    private final Foundation foundation;
    private final Settings settings;
    private final EgressPart egress;
    private final Abreast roles;
    private final Shutdown archiveLine;
    private final StoreCondition condition;
    private final ResultStore results;
    private final ResultUrls urls;

    /** Blocking: opens the result store. */
    DeliveryRoles(Foundation foundation, EgressPart egress, Abreast roles, StoreCondition condition) {
        this.foundation = foundation;
        this.settings = foundation.settings();
        this.egress = egress;
        this.roles = roles;
        ResultsPart part = new ResultsPart(foundation);
        this.condition = condition;
        this.archiveLine = roles.line();
        this.results = part.open(archiveLine);
        this.urls = part.urls();
    }

    void deploy(UpstreamsPart.Upstreams upstreams) {
        if (settings.node().has(Role.WEBHOOK)) {
            webhook();
        }
        if (settings.node().has(Role.ARCHIVE)) {
            archive(upstreams);
        }
    }

    /** What callers fetch from these roles. */
    List<Route> routes() {
        return List.of(new FilesRoute(results, urls, foundation.clock()));
    }

    private Duration drain() {
        return settings.drain().patience();
    }

    private void webhook() {
        WebhookPorts ports = new WebhookPorts(
                foundation.stores().outbox(),
                egress.callbacks(),
                foundation.stores().accounts(),
                foundation.presences().join(Role.WEBHOOK),
                foundation.metrics(),
                foundation.waypoints());
        new Deployments(foundation.vertx(), roles.line())
                .deploy(
                        "webhook",
                        new WebhookVerticle(ports, webhookSettings(), foundation.clock(), foundation.random()));
    }

    private WebhookSettings webhookSettings() {
        WebhookSettings standard = WebhookSettings.defaults();
        return new WebhookSettings(
                settings.webhook().concurrency(),
                standard.perEndpoint(),
                standard.timeout(),
                standard.lease(),
                standard.secrets(),
                standard.rhythm(),
                drain());
    }

    private void archive(UpstreamsPart.Upstreams upstreams) {
        HttpResultSource source = new HttpResultSource(
                foundation.vertx(),
                HttpResultSourceSettings.defaults(),
                new MediaHosts(upstreams.nameToMediaHosts()),
                upstreams.door());
        archiveLine.last("result source", () -> source.close().await());
        ArchivePorts ports = new ArchivePorts(
                foundation.stores().queue(),
                foundation.journal(),
                source,
                results,
                condition,
                upstreams.door(),
                foundation.presences().join(Role.ARCHIVE),
                foundation.metrics());
        new Deployments(foundation.vertx(), archiveLine)
                .deploy(
                        "archive",
                        new ArchiveVerticle(ports, urls, archiveSettings(), foundation.clock(), foundation.random()));
    }

    private ArchiveSettings archiveSettings() {
        ArchiveSettings standard = ArchiveSettings.defaults();
        return new ArchiveSettings(
                settings.archive().concurrency(),
                standard.lease(),
                standard.heartbeat(),
                standard.rhythm(),
                standard.backoff(),
                standard.expiry(),
                standard.probe(),
                drain());
    }
}
