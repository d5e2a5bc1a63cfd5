package io.reelgate.poll;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusCodec;
import io.reelgate.bus.BusMessage;
import io.reelgate.port.Claim;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Outage;
import io.reelgate.port.Work;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.List;

/**
 * Claims due tasks and gives each, when its upstream may be looked at, to a poller of the fleet. An answer that does not
 * come costs one repeated look after the lease. One instance per node, stopped before its pollers.
 */
public final class LookScheduler extends VerticleBase {
    private final PollSettings settings;
    private final List<LookCap> caps;
    private final PollPorts ports;
    private final Outage outage = new Outage("pollers");
    private List<LookLane> lanes = List.of();
    private MessageConsumer<BusMessage.TaskDue> wakeUps;

    /** {@code caps}: of all upstreams at which tasks may be. */
    public LookScheduler(PollSettings settings, List<LookCap> caps, PollPorts ports) {
        this.settings = settings;
        this.caps = List.copyOf(caps);
        this.ports = ports;
    }

    @Override
    public Future<?> start() {
        lanes = caps.stream()
                .map(cap -> new LookLane(vertx, cap, settings, ports, this::delegate))
                .toList();
        lanes.forEach(LookLane::start);
        wakeUps = vertx.eventBus().localConsumer(Address.TASK_DUE.text(), this::wake);
        ports.metrics().gauge("reelgate_looks_in_flight", this::underWay);
        return Future.succeededFuture();
    }

    /** Claims nothing more and waits for the looks under way, but not for ever: a lease that is left lapses. */
    @Override
    public Future<?> stop() {
        Future<Void> deaf = wakeUps == null ? Future.succeededFuture() : wakeUps.unregister();
        return deaf.eventually(
                () -> Future.join(lanes.stream().map(LookLane::stop).toList()).mapEmpty());
    }

    private void wake(Message<BusMessage.TaskDue> due) {
        lanes.forEach(lane -> lane.wake(due.body()));
    }

    private int underWay() {
        return lanes.stream().mapToInt(LookLane::underWay).sum();
    }

    private Future<?> delegate(ClaimedTask claimed) {
        Claim claim = claimed.claim();
        String upstream = ((Work.Look) claim.work()).upstream();
        BusMessage look = new BusMessage.Look(claimed.task(), upstream, claim.until());
        return vertx.eventBus()
                .request(
                        Address.LOOK.text(),
                        look,
                        BusCodec.within(settings.lease().toMillis()))
                .onSuccess(answer -> outage.over())
                .onFailure(this::lost);
    }

    private void lost(Throwable failure) {
        ports.metrics().count("reelgate_looks_lost_total");
        outage.seen(failure);
    }
}
