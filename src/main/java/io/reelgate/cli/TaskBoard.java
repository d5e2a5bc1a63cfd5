package io.reelgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The watched tasks as far as they are known: each version once, nothing older. */
final class TaskBoard {
    private final Display display;
    private final Set<String> open;
    private final Map<String, TaskView> idToTask = new HashMap<>();
    private boolean someFailed;

    TaskBoard(Collection<String> ids, Display display) {
        this.open = new LinkedHashSet<>(ids);
        this.display = display;
    }

    /** The ids that have not ended, in the order asked for. */
    List<String> open() {
        return List.copyOf(open);
    }

    boolean allEnded() {
        return open.isEmpty();
    }

    boolean someFailed() {
        return someFailed;
    }

    void task(TaskView task) {
        TaskView known = idToTask.get(task.id());
        if (!open.contains(task.id()) || (known != null && known.version() >= task.version())) {
            return;
        }
        idToTask.put(task.id(), task);
        if (task.ended()) {
            open.remove(task.id());
            someFailed |= !task.succeeded();
        }
        display.show(task);
    }

    void progress(JsonNode progress) {
        String id = progress.path("taskId").asText();
        if (progress.isObject() && open.contains(id)) {
            Optional.ofNullable(idToTask.get(id))
                    .map(task -> task.with(progress))
                    .ifPresent(this::progressed);
        }
    }

    private void progressed(TaskView task) {
        idToTask.put(task.id(), task);
        display.show(task);
    }

    /** The gateway does not know them, or not as ours. */
    void unknown(Collection<String> ids) {
        ids.stream().filter(open::remove).forEach(id -> display.note("task not found: " + id));
        someFailed |= !ids.isEmpty();
    }
}
