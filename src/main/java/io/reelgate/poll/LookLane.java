package io.reelgate.poll;

import io.reelgate.bus.BusMessage;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Intake;
import io.reelgate.port.PartitionRounds;
import io.reelgate.port.Permits;
import io.reelgate.port.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * The looks at one upstream: claimed while there is room, kept until the budget lets them go, begun. Every upstream has
 * its own, with its own room, so that one that is slow or seldom to be looked at holds up no other.
 */
final class LookLane implements LookPacer.Looks {
    private final LookCap cap;
    private final PollSettings settings;
    private final PollPorts ports;
    private final Function<ClaimedTask, Future<?>> look;
    private final WaitingLooks waiting = new WaitingLooks();
    private final Permits room;
    private final Permits underWay;
    private final PartitionRounds rounds;
    private final LookPacer pacer;

    /** {@code look}: begins one; its future completes with the look. */
    LookLane(Vertx vertx, LookCap cap, PollSettings settings, PollPorts ports, Function<ClaimedTask, Future<?>> look) {
        this.cap = cap;
        this.settings = settings;
        this.ports = ports;
        this.look = look;
        this.room = new Permits(cap.mostWaiting());
        this.underWay = new Permits(cap.atOnce());
        this.pacer = new LookPacer(vertx, cap, ports, this);
        this.rounds = new PartitionRounds(
                "poll " + cap.upstream(), vertx, ports.presence(), cap.rhythm(settings.rhythm()), intake()::visit);
    }

    private Intake intake() {
        int batch = Intake.share(room, ports.presence().all().size());
        return new Intake(ports.queue(), new Work.Look(cap.upstream()), settings.lease(), room, batch, this::claimed);
    }

    void start() {
        rounds.start();
        ports.metrics().gauge("reelgate_looks_waiting", room::taken, "upstream", cap.upstream());
    }

    /** There may be a due task in this partition that was not due a moment ago. */
    void wake(BusMessage.TaskDue due) {
        if (due.upstream().equals(cap.upstream())) {
            rounds.wake(due.partition());
        }
    }

    /** Claims and begins nothing more, hands back what waits, and lets what is under way end, but not for ever. */
    Future<Void> stop() {
        pacer.stop();
        return rounds.stop()
                .eventually(this::releaseAll)
                .eventually(underWay::close)
                .timeout(settings.drain().toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }

    /** May be asked from any thread. */
    int underWay() {
        return underWay.taken();
    }

    private Future<?> claimed(ClaimedTask claimed) {
        Future<Void> gone = waiting.add(claimed);
        pacer.wake();
        return gone;
    }

    @Override
    public int ready() {
        Optional<ClaimedTask> late = waiting.next(this::late);
        while (late.isPresent()) {
            release(late.get());
            late = waiting.next(this::late);
        }
        return Math.min(waiting.size(), underWay.free());
    }

    /** A look begun that late in its lease could outlast it, and somebody else would repeat it. */
    private boolean late(ClaimedTask claimed) {
        long begun = claimed.claim().until() - settings.lease().toMillis();
        return ports.clock().millis() > begun + settings.patience().toMillis();
    }

    @Override
    public void begin() {
        waiting.next().ifPresent(this::begin);
    }

    private void begin(ClaimedTask claimed) {
        underWay.take();
        Future.succeededFuture(claimed)
                .compose(each -> look.apply(each).mapEmpty())
                .onComplete(ended -> ended());
    }

    private void ended() {
        underWay.giveBack();
        pacer.wake();
    }

    private Future<Void> releaseAll() {
        Future<Void> released = Future.succeededFuture();
        Optional<ClaimedTask> next = waiting.next();
        while (next.isPresent()) {
            Future<Void> another = release(next.get());
            released = released.eventually(() -> another);
            next = waiting.next();
        }
        return released;
    }

    /** Where it fails, the lease lapses and the look is claimed again all the same. */
    private Future<Void> release(ClaimedTask claimed) {
        return Future.succeededFuture(claimed.claim())
                .compose(claim -> ports.queue().snooze(claim, ports.clock().instant(), OptionalInt.empty()))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }
}
