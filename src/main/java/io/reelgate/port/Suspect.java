package io.reelgate.port;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import java.util.Optional;
import java.util.Set;

/**
 * A task that seems not to be where its state belongs.
 *
 * @param task as it was read, without its request; empty when it is gone
 * @param indexes that named it
 */
public record Suspect(TaskId id, Optional<Task> task, Set<Index> indexes) {
    public Suspect {
        indexes = Set.copyOf(indexes);
    }
}
