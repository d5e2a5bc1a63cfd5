package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import java.util.Set;

/**
 * What the store says about the callbacks of one endpoint; as much a suspicion as an {@link Inventory}.
 *
 * @param rows ids that wait for delivery
 * @param flights ids that are being delivered
 * @param callbacks those of them whose callback is there
 */
public record OutboxInventory(
        Partition partition, String endpoint, Set<TaskId> rows, Set<TaskId> flights, Set<TaskId> callbacks) {
    public OutboxInventory {
        rows = Set.copyOf(rows);
        flights = Set.copyOf(flights);
        callbacks = Set.copyOf(callbacks);
    }
}
