package io.reelgate.sweep;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.Index;
import io.reelgate.port.Inventory;
import io.reelgate.port.LooseCallback;
import io.reelgate.port.OutboxInventory;
import io.reelgate.port.Suspect;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an inventory holds that is not where it belongs. Pure; a suspicion costs no more than one look by a script. */
final class Difference {
    private Difference() {}

    /** Tasks that are not understood are no suspects: only who understands them may move them. */
    static List<Suspect> of(Inventory inventory) {
        return inventory.idToIndexes().entrySet().stream()
                .filter(entry -> !inventory.unreadable().contains(entry.getKey()))
                .map(entry -> suspect(inventory, entry.getKey(), entry.getValue()))
                .filter(suspect -> !sound(suspect))
                .toList();
    }

    private static Suspect suspect(Inventory inventory, TaskId id, Set<Index> indexes) {
        return new Suspect(id, Optional.ofNullable(inventory.idToTask().get(id)), indexes);
    }

    private static boolean sound(Suspect suspect) {
        return suspect.task()
                .map(task -> sound(task, suspect.indexes()))
                .orElse(suspect.indexes().isEmpty());
    }

    private static boolean sound(Task task, Set<Index> indexes) {
        if (task.state().terminal()) {
            return indexes.isEmpty();
        }
        Index slots = new Index.Slots(task.account(), task.model());
        return homes(task).stream().anyMatch(home -> indexes.equals(Set.of(new Index.Active(), slots, home)));
    }

    /** Where somebody will pick it up; a queued task may be held, or kept back. */
    private static List<Index> homes(Task task) {
        return switch (task.state()) {
            case TaskState.Unconfirmed unconfirmed -> List.of(new Index.Claimed());
            case TaskState.Queued queued -> List.of(new Index.Ready(task.model()), new Index.Claimed());
            case TaskState.Submitting submitting -> List.of(new Index.Claimed());
            case TaskState.Unclear unclear ->
                List.of(new Index.Due(unclear.intent().route()));
            case TaskState.Running running ->
                List.of(new Index.Due(running.job().route()));
            case TaskState.Collecting collecting -> List.of(new Index.Collecting());
            case TaskState.Succeeded ended -> List.of();
            case TaskState.Failed ended -> List.of();
        };
    }

    /** Rows and deliveries without a callback, deliveries without a row, and an endpoint for which nothing waits. */
    static List<LooseCallback> of(OutboxInventory outbox) {
        Set<TaskId> loose = new HashSet<>(outbox.rows());
        loose.addAll(outbox.flights());
        loose.removeIf(id -> outbox.callbacks().contains(id) && outbox.rows().contains(id));
        if (loose.isEmpty() && outbox.rows().isEmpty()) {
            return List.of(loose(outbox, Optional.empty()));
        }
        return loose.stream().map(id -> loose(outbox, Optional.of(id))).toList();
    }

    private static LooseCallback loose(OutboxInventory outbox, Optional<TaskId> id) {
        return new LooseCallback(outbox.partition(), outbox.endpoint(), id);
    }
}
