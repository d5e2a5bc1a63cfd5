package io.reelgate.sweep;

import io.reelgate.bus.WakeUps;
import io.reelgate.port.Metrics;
import io.reelgate.port.PartitionRounds;
import io.reelgate.port.Presence;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.WorkQueue;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.util.concurrent.TimeUnit;

/** Sweeps this node's partitions every second and all others seldom. One instance per node. */
public final class SweepVerticle extends VerticleBase {
    private final SweepSettings settings;
    private final Presence presence;
    private final WorkQueue queue;
    private final TaskJournal journal;
    private final Metrics metrics;
    private final Clock clock;
    private PartitionRounds rounds;

    /** {@code clock} is the store's time. */
    public SweepVerticle(
            SweepSettings settings,
            Presence presence,
            WorkQueue queue,
            TaskJournal journal,
            Metrics metrics,
            Clock clock) {
        this.settings = settings;
        this.presence = presence;
        this.queue = queue;
        this.journal = journal;
        this.metrics = metrics;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        var leftovers = new Leftovers(journal, new WakeUps(vertx.eventBus()), metrics);
        var sweep = new Sweep(queue, leftovers, settings.grace(), clock);
        var rhythm = new PartitionRounds.Rhythm(settings.interval(), settings.interval(), settings.seldom());
        rounds = new PartitionRounds("sweep", vertx, presence, rhythm, sweep::visit);
        rounds.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        if (rounds == null) {
            return Future.succeededFuture();
        }
        return rounds.stop()
                .timeout(settings.drain().toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }
}
