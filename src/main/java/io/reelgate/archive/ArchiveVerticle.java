package io.reelgate.archive;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage.TaskFinished;
import io.reelgate.port.Intake;
import io.reelgate.port.PartitionRounds;
import io.reelgate.port.Permits;
import io.reelgate.port.Work;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims collecting tasks and archives their results. Woken by the bus, and by rounds for what the bus lost; deploy
 * one instance per node. A stop lets copies under way finish, within bounds, and hands back the others.
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
    private PartitionRounds rounds;
    private Intake intake;

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
        var archiver = new Archiver(vertx, ports, urls, settings, clock, random);
        intake = new Intake(
                ports.queue(),
                Work.ARCHIVE,
                settings.lease(),
                permits,
                MOST_PER_VISIT,
                archiver::archive,
                archiver::handBack);
        rounds = new PartitionRounds("archive", vertx, ports.presence(), settings.rhythm(), intake::visit);
        rounds.start();
        vertx.setPeriodic(settings.expiry().toMillis(), timer -> expire());
        vertx.setPeriodic(settings.probe().toMillis(), timer -> probe());
        ports.condition().register(ports.metrics());
        ports.metrics().gauge("reelgate_archives_in_flight", permits::taken);
        return vertx.eventBus()
                .<TaskFinished>localConsumer(Address.TASK_FINISHED.text(), this::finished)
                .completion();
    }

    private void finished(Message<TaskFinished> message) {
        rounds.wake(message.body().partition());
    }

    private void expire() {
        ports.store()
                .expire(ports.presence().assigned())
                .onSuccess(count -> LOG.atInfo().addKeyValue("results", count).log("expired"))
                .onFailure(failure -> LOG.atWarn().setCause(failure).log("expired results not removed"));
    }

    /** Copies find out by themselves; but where none waits any more, nobody would. */
    private void probe() {
        if (ports.condition().untried()) {
            ports.store()
                    .check()
                    .onSuccess(well -> ports.condition().worked())
                    .onFailure(failure -> LOG.debug("the result store still takes nothing: {}", failure.getMessage()));
        }
    }

    @Override
    public Future<?> stop() {
        return rounds == null ? Future.succeededFuture() : intake.stop(rounds, settings.drain());
    }
}
