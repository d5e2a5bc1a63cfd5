package io.reelgate.sweep;

import io.reelgate.bus.WakeUps;
import io.reelgate.domain.account.Partition;
import io.reelgate.port.AuditStore;
import io.reelgate.port.Outage;
import io.reelgate.port.PartitionRounds;
import io.reelgate.port.PartitionRounds.Found;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Audits each partition, and the keys as a whole, once in a rhythm over the whole fleet. One instance per node. */
public final class AuditVerticle extends VerticleBase {
    /** A turn that is free is taken after no more than this part of the rhythm. */
    private static final int TRIES = 12;

    private static final long ANNOUNCEMENT_MILLIS =
            AuditStore.MODELS_HEARD.dividedBy(4).toMillis();

    private final Duration rhythm;
    private final Duration drain;
    private final AuditPorts ports;
    private final Outage lanesOutage = new Outage("audit of lanes");
    private @Nullable PartitionRounds rounds;
    private @Nullable KeySpaceWalk walk;

    /** {@code drain}: how long a stop waits for the repairs under way. */
    public AuditVerticle(Duration rhythm, Duration drain, AuditPorts ports) {
        this.rhythm = rhythm;
        this.drain = drain;
        this.ports = ports;
    }

    @Override
    public Future<?> start() {
        Census census = new Census(ports.clock(), rhythm);
        census.measure(ports.metrics());
        Repairs repairs = new Repairs(ports.store(), new WakeUps(vertx.eventBus()), ports.metrics());
        Audit audit = new Audit(ports, repairs, census, rhythm);
        Duration step = rhythm.dividedBy(TRIES);
        Instant began = ports.clock().instant();
        var tries = new PartitionRounds.Rhythm(step, step, step.multipliedBy(2));
        rounds = new PartitionRounds(
                "audit", vertx, ports.presence(), tries, partition -> inTime(audit, partition, began));
        rounds.start();
        walk = new KeySpaceWalk(vertx, ports.keySpace(), repairs, ports.metrics(), rhythm, ports.clock());
        walk.start(step);
        vertx.setPeriodic(step.toMillis(), id -> auditLanes());
        vertx.setPeriodic(0, ANNOUNCEMENT_MILLIS, id -> ports.store().announceModels());
        return Future.succeededFuture();
    }

    private void auditLanes() {
        ports.places()
                .ifPresent(places -> places.lanes(rhythm)
                        .onSuccess(done -> lanesOutage.over())
                        .onFailure(lanesOutage::seen));
    }

    /** The first audits are spread over the rhythm, and with them all that follow. */
    private Future<Found> inTime(Audit audit, Partition partition, Instant began) {
        Duration share = rhythm.multipliedBy(partition.index())
                .dividedBy(ports.presence().all().size());
        return ports.clock().instant().isBefore(began.plus(share))
                ? Future.succeededFuture(Found.NOTHING)
                : audit.visit(partition);
    }

    @Override
    public Future<?> stop() {
        if (rounds == null || walk == null) {
            return Future.succeededFuture();
        }
        return Future.join(rounds.stop(), walk.stop())
                .timeout(drain.toMillis(), TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }
}
