package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.task.Lifecycle;
import io.reelgate.domain.task.Paces;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.UnclearRules;
import io.reelgate.port.NamedJobs;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.Waypoints;
import io.reelgate.redis.store.RedisStores;
import io.reelgate.telemetry.PrometheusMetrics;
import io.reelgate.web.Json;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** What all roles of a node stand on. */
record Foundation(
        Settings settings,
        Catalogue catalogue,
        Vertx vertx,
        Clock clock,
        SecureRandom random,
        PrometheusMetrics metrics,
        RedisStores stores,
        Presences presences,
        Waypoints waypoints,
        PacePart pace,
        Lanes lanes) {

    Partitions partitions() {
        return new Partitions(settings.redis().partitions());
    }

    List<String> models() {
        return catalogue.all().stream().map(model -> model.id()).toList();
    }

    Paces paces() {
        return pace.paces();
    }

    Snapshots snapshots() {
        return new Snapshots(paces(), Json::text);
    }

    TaskJournal journal() {
        return new TaskJournal(
                new NamedJobs(
                        stores.tasks(), stores.jobNames(), upstream -> HintsPart.namesJobs(upstream, settings), clock),
                stores.queue(),
                new Lifecycle(
                        paces(),
                        new UnclearRules(settings.tasks().unclearWindow(), settings::unclear),
                        settings.archive().patience()),
                snapshots(),
                () -> UUID.randomUUID().toString(),
                clock,
                waypoints,
                lanes.gate()::moved);
    }
}
