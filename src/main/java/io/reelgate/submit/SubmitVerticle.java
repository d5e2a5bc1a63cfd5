package io.reelgate.submit;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage;
import io.reelgate.bus.WakeUps;
import io.reelgate.port.Intake;
import io.reelgate.port.PartitionRounds;
import io.reelgate.port.Permits;
import io.reelgate.port.Work;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Takes queued tasks as soon as the bus says that there are some, by scan otherwise, and submits them. One instance
 * per node.
 */
public final class SubmitVerticle extends VerticleBase {
    private static final Duration SHORTEST = Duration.ofMillis(50);

    private final SubmitSettings settings;
    private final SubmitPorts ports;
    private final Supplier<String> tokens;
    private final RandomGenerator random;
    private final Permits permits;
    private PartitionRounds rounds;
    private Preparation preparation;
    private Intake intake;
    private LaneTurns turns;
    private MessageConsumer<BusMessage.TaskReady> news;

    /** {@code tokens} makes an unpredictable text per intent. */
    public SubmitVerticle(SubmitSettings settings, SubmitPorts ports, Supplier<String> tokens, RandomGenerator random) {
        this.settings = settings;
        this.ports = ports;
        this.tokens = tokens;
        this.random = random;
        this.permits = new Permits(settings.concurrency());
    }

    @Override
    public Future<?> start() {
        var persistence = new Persistence(vertx, ports.journal(), ports.clock(), random);
        var notes = new Notes(ports.journal(), persistence, new WakeUps(vertx.eventBus()), ports.metrics());
        var submitter = new Submitter(settings, ports, notes, tokens, random);
        preparation = new Preparation(ports, notes, new Prefetcher(vertx, settings, ports, permits), submitter);
        int batch = Intake.share(permits, ports.presence().all().size());
        intake = new Intake(
                ports.queue(),
                Work.SUBMIT,
                settings.claim(),
                permits,
                batch,
                preparation::begin,
                preparation::handBack);
        turns = new LaneTurns(vertx, ports, settings.claim(), permits, intake, preparation);
        turns.start();
        rounds = new PartitionRounds("submit", vertx, ports.presence(), rhythm(), intake::visit);
        rounds.start();
        news = vertx.eventBus().localConsumer(Address.TASK_READY.text(), this::taskReady);
        ports.metrics().gauge("reelgate_submits_in_flight", permits::taken);
        return Future.succeededFuture();
    }

    /** Claims nothing more and waits for what was begun, but not for ever. */
    @Override
    public Future<?> stop() {
        if (rounds == null) {
            return Future.succeededFuture();
        }
        return news.unregister().eventually(this::drain);
    }

    private Future<Void> drain() {
        turns.stop();
        preparation.stop();
        return intake.stop(rounds, settings.drain());
    }

    private void taskReady(Message<BusMessage.TaskReady> message) {
        rounds.wake(message.body().partition());
    }

    private PartitionRounds.Rhythm rhythm() {
        return new PartitionRounds.Rhythm(SHORTEST, settings.scan(), settings.seldom());
    }
}
