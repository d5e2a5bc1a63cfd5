package io.reelgate.sweep;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.AuditStore;
import io.reelgate.port.Inventory;
import io.reelgate.port.LooseCallback;
import io.reelgate.port.Metrics;
import io.reelgate.port.OutboxInventory;
import io.reelgate.port.PartitionRounds.Found;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One visit of a partition: takes stock when it is this node's turn, and has repaired what does not fit together. */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private final AuditStore store;
    private final Repairs repairs;
    private final RemovedModels removed;
    private final Census census;
    private final Optional<PlaceAudit> places;
    private final Metrics metrics;
    private final Duration rhythm;
    private final Clock clock;

    Audit(AuditPorts ports, Repairs repairs, Census census, Duration rhythm) {
        this.store = ports.store();
        this.repairs = repairs;
        this.removed = new RemovedModels(ports.store(), ports.journal(), repairs);
        this.census = census;
        this.places = ports.places();
        this.metrics = ports.metrics();
        this.rhythm = rhythm;
        this.clock = ports.clock();
    }

    Future<Found> visit(Partition partition) {
        return store.takeTurn(partition, rhythm).compose(ours -> ours ? audit(partition) : nothing());
    }

    private static Future<Found> nothing() {
        return Future.succeededFuture(Found.NOTHING);
    }

    private Future<Found> audit(Partition partition) {
        Instant began = clock.instant();
        return store.inventory(partition)
                .compose(inventory -> tasks(partition, inventory))
                .compose(done -> store.outboxes(partition))
                .compose(outboxes -> repairs.ofCallbacks(loose(outboxes)))
                .onSuccess(done -> metrics.time(
                        "reelgate_audit_seconds", Duration.between(began, clock.instant()), "part", "partition"))
                .map(Found.NOTHING);
    }

    private Future<Void> tasks(Partition partition, Inventory inventory) {
        report(inventory.unreadable());
        return repairs.ofTasks(Difference.of(inventory))
                .onSuccess(damages -> census.audited(partition, inventory, damages))
                .compose(damages -> removed.end(inventory))
                .compose(ended -> places.map(each -> each.tasks(inventory)).orElseGet(Future::succeededFuture));
    }

    private static void report(Set<TaskId> unreadable) {
        unreadable.forEach(id -> LOG.atError().addKeyValue("task", id).log("left alone, cannot be read"));
    }

    private static List<LooseCallback> loose(List<OutboxInventory> outboxes) {
        return outboxes.stream().map(Difference::of).flatMap(List::stream).toList();
    }
}
