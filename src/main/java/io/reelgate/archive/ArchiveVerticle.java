package io.reelgate.archive;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage.TaskFinished;
import io.reelgate.domain.account.Partition;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.PartitionRounds;
import io.reelgate.port.PartitionRounds.Found;
import io.reelgate.port.Permits;
import io.reelgate.port.Work;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims collecting tasks and archives their results. Woken by the bus, and by rounds for what the bus lost; deploy
 * one instance per node. A stop lets copies under way finish, within bounds.
 */
public final class ArchiveVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ArchiveVerticle.class);

    /** So that one busy partition does not take all permits at once. */
    private static final int MOST_PER_VISIT = 8;

    private final ArchivePorts ports;
    private final ResultUrls urls;
    private final ArchiveSettings settings;
    private final Clock clock;
    private final RandomGenerator random;
    private final Permits permits;
    private Archiver archiver;
    private PartitionRounds rounds;

    public ArchiveVerticle(
            ArchivePorts ports, ResultUrls urls, ArchiveSettings settings, Clock clock, RandomGenerator random) {
        this.ports = ports;
        this.urls = urls;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.permits = new Permits(settings.concurrency());
    }

    @Override
    public Future<?> start() {
        archiver = new Archiver(vertx, ports, urls, settings, clock, random);
        rounds = new PartitionRounds("archive", vertx, ports.presence(), settings.rhythm(), this::visit);
        rounds.start();
        vertx.setPeriodic(settings.expiry().toMillis(), timer -> expire());
        ports.metrics().gauge("reelgate_archives_in_flight", permits::taken);
        return vertx.eventBus()
                .<TaskFinished>localConsumer(Address.TASK_FINISHED.text(), this::finished)
                .completion();
    }

    private void finished(Message<TaskFinished> message) {
        rounds.wake(message.body().partition());
    }

    private Future<Found> visit(Partition partition) {
        int taken = permits.take(MOST_PER_VISIT);
        if (taken == 0) {
            return Future.succeededFuture(Found.BUSY);
        }
        return ports.queue()
                .claim(Work.ARCHIVE, partition, taken, settings.lease())
                .onFailure(failure -> permits.giveBack(taken))
                .map(claimed -> begin(claimed, taken));
    }

    private Found begin(List<ClaimedTask> claimed, int taken) {
        permits.giveBack(taken - claimed.size());
        claimed.forEach(this::begin);
        if (claimed.size() == taken) {
            return Found.FULL;
        }
        return claimed.isEmpty() ? Found.NOTHING : Found.SOME;
    }

    private void begin(ClaimedTask claimed) {
        archiver.archive(claimed).onComplete(done -> permits.giveBack());
    }

    private void expire() {
        ports.store()
                .expire()
                .onSuccess(count -> LOG.atInfo().addKeyValue("results", count).log("expired"))
                .onFailure(failure -> LOG.atWarn().setCause(failure).log("expired results not removed"));
    }

    @Override
    public Future<?> stop() {
        return rounds == null ? Future.succeededFuture() : rounds.stop(permits, settings.drain());
    }
}
