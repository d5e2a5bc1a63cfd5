package io.reelgate.sweep;

import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.AuditStore;
import io.reelgate.port.Damage;
import io.reelgate.port.Inventory;
import io.reelgate.port.TaskJournal;
import io.reelgate.port.TaskJournal.Recorded;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;

/** Ends queued tasks of models that no node knows: nobody would ever take them, and their callers wait. */
final class RemovedModels {
    private final AuditStore store;
    private final TaskJournal journal;
    private final Repairs repairs;

    RemovedModels(AuditStore store, TaskJournal journal, Repairs repairs) {
        this.store = store;
        this.journal = journal;
        this.repairs = repairs;
    }

    Future<Void> end(Inventory inventory) {
        return store.models().compose(models -> end(inventory, models));
    }

    private Future<Void> end(Inventory inventory, Set<String> models) {
        List<Future<Recorded>> ends = inventory.idToTask().values().stream()
                .filter(task -> task.state() instanceof TaskState.Queued)
                .filter(task -> !models.contains(task.model()))
                .map(this::end)
                .toList();
        return Future.join(ends).mapEmpty();
    }

    private Future<Recorded> end(Task task) {
        return journal.record(task.id(), new Observation.ModelRemoved()).onSuccess(this::told);
    }

    private void told(Recorded recorded) {
        if (recorded instanceof Recorded.Moved moved) {
            repairs.ended(moved.task(), Damage.REMOVED_MODEL);
        }
    }
}
