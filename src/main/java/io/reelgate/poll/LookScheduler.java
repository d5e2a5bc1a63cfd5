package io.reelgate.poll;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusCodec;
import io.reelgate.bus.BusMessage;
import io.reelgate.port.Claim;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Intake;
import io.reelgate.port.Metrics;
import io.reelgate.port.Outage;
import io.reelgate.port.PartitionRounds;
import io.reelgate.port.Permits;
import io.reelgate.port.Presence;
import io.reelgate.port.Work;
import io.reelgate.port.WorkQueue;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.List;

/**
 * Claims due tasks and gives each to a poller of the fleet; the poller's answer brings the permit back. An answer that
 * does not come costs one repeated look after the lease. One instance per node, stopped before its pollers.
 */
public final class LookScheduler extends VerticleBase {
    private final PollSettings settings;
    private final List<String> upstreams;
    private final Presence presence;
    private final WorkQueue queue;
    private final Metrics metrics;
    private final Permits permits;
    private final Outage outage = new Outage("pollers");
    private List<PartitionRounds> rounds = List.of();

    /** {@code upstreams}: all at which tasks may be. */
    public LookScheduler(
            PollSettings settings, List<String> upstreams, Presence presence, WorkQueue queue, Metrics metrics) {
        this.settings = settings;
        this.upstreams = List.copyOf(upstreams);
        this.presence = presence;
        this.queue = queue;
        this.metrics = metrics;
        this.permits = new Permits(settings.concurrency());
    }

    @Override
    public Future<?> start() {
        rounds = upstreams.stream().map(this::rounds).toList();
        rounds.forEach(PartitionRounds::start);
        metrics.gauge("reelgate_looks_in_flight", permits::taken);
        return Future.succeededFuture();
    }

    private PartitionRounds rounds(String upstream) {
        int batch = Intake.share(permits, presence.all().size());
        Work looks = new Work.Look(upstream);
        Intake intake = new Intake(queue, looks, settings.lease(), permits, batch, this::delegate);
        return new PartitionRounds("poll " + upstream, vertx, presence, rhythm(), intake::visit);
    }

    /** Claims nothing more and waits for the looks under way, but not for ever: a lease that is left lapses. */
    @Override
    public Future<?> stop() {
        return Future.join(rounds.stream()
                        .map(each -> each.stop(permits, settings.drain()))
                        .toList())
                .mapEmpty();
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
        metrics.count("reelgate_looks_lost_total");
        outage.seen(failure);
    }

    private PartitionRounds.Rhythm rhythm() {
        return new PartitionRounds.Rhythm(settings.shortest(), settings.longest(), settings.seldom());
    }
}
