package io.reelgate.app.boot;

import io.reelgate.app.settings.Settings;
import io.reelgate.app.settings.UpstreamAccess;
import io.reelgate.domain.model.Catalogue;
import io.reelgate.domain.model.Timing;
import io.reelgate.domain.pace.Cadences;
import io.reelgate.domain.pace.JobKinds;
import io.reelgate.domain.task.Paces;
import io.reelgate.port.DurationLearner;
import io.reelgate.port.DurationLog;
import io.reelgate.port.DurationLog.Page;
import io.reelgate.port.DurationReader;
import io.reelgate.port.JobEndings;
import io.reelgate.port.Metrics;
import io.reelgate.redis.store.RedisStores;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When jobs are looked at: by the catalogue, and where it is wanted by what all nodes learn of how long they take. */
final class PacePart {
    /** What a node has learned the others use that much later at most. */
    private static final Duration READING = Duration.ofSeconds(30);

    private static final Duration SHORTEST_READING = Duration.ofSeconds(1);

    private final Settings settings;
    private final Catalogue catalogue;
    private final JobKinds kinds;
    private final Cadences cadences = new Cadences();
    private final Paces paces;
    private volatile JobEndings endings = JobEndings.NONE;

    /** {@code catalogue}: with the times that hold here. */
    PacePart(Settings settings, Catalogue catalogue) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.kinds = new JobKinds(catalogue);
        this.paces = new CataloguePaces(catalogue, kinds, cadences, this::gap);
    }

    Paces paces() {
        return paces;
    }

    /** To be told of the jobs that end. */
    JobEndings endings() {
        return endings;
    }

    /** How long a model's jobs at a lane took lately; empty where too few are known. */
    Optional<Duration> median(String lane, String model) {
        return cadences.median(model, lane);
    }

    /** Begins to learn, unless that is turned off. */
    void start(Vertx vertx, RedisStores stores, Metrics metrics, Clock clock, Shutdown shutdown) {
        metrics.gauge("reelgate_job_kinds_learned", cadences::learned);
        if (!settings.poll().learn()) {
            return;
        }
        DurationLog log = stores.durations(scale());
        DurationReader reader = new DurationReader(log, pages(), cadences, clock);
        shutdown.last("reading durations", reader.start(vertx, reading()));
        DurationLearner learner = new DurationLearner(log, kinds, paces, cadences, metrics, clock);
        shutdown.last("learning durations", learner.start(vertx));
        endings = learner;
    }

    private List<Page> pages() {
        List<String> lanes = UpstreamNames.all(catalogue, settings).stream()
                .filter(lane -> UpstreamNames.isInUse(lane, settings))
                .toList();
        return catalogue.all().stream()
                .flatMap(model -> pages(model.id(), lanes))
                .toList();
    }

    private static Stream<Page> pages(String model, List<String> lanes) {
        return lanes.stream().map(lane -> new Page(model, lane, 0));
    }

    private Duration gap(String upstream) {
        UpstreamAccess access = settings.upstreams().get(upstream);
        String vendor = access == null ? upstream : access.format(upstream);
        return scaled(settings.poll().gap(upstream, vendor), Timing.SHORTEST);
    }

    private Duration reading() {
        return scaled(READING, SHORTEST_READING);
    }

    private Duration scaled(Duration duration, Duration shortest) {
        if (!settings.simulated()) {
            return duration;
        }
        Duration scaled = Duration.ofMillis(
                Math.round(duration.toMillis() / settings.simulator().speed()));
        return scaled.compareTo(shortest) < 0 ? shortest : scaled;
    }

    /** Jobs of the simulator have nothing to do with those of the vendors, nor with those at another speed. */
    private String scale() {
        return settings.simulated() ? "x" + settings.simulator().speed() + ":" : "";
    }
}
