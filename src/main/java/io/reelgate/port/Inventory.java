package io.reelgate.port;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import java.util.Map;
import java.util.Set;

/**
 * What a part of the store says about tasks. It is read piece by piece while tasks move on, so what does not fit together
 * is a suspicion and no proof.
 *
 * @param idToIndexes every id that an index names
 * @param idToTask the tasks of these ids that are there, without their requests
 * @param unreadable ids whose task is there but not understood; perhaps a newer node wrote it
 */
public record Inventory(Map<TaskId, Set<Index>> idToIndexes, Map<TaskId, Task> idToTask, Set<TaskId> unreadable) {
    public Inventory {
        idToIndexes = Map.copyOf(idToIndexes);
        idToTask = Map.copyOf(idToTask);
        unreadable = Set.copyOf(unreadable);
    }
}
