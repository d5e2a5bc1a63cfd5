package io.reelgate.ingress;

import io.reelgate.domain.model.Model;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.TaskStore;
import io.reelgate.web.Caller;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads tasks for a caller: what is another account's or another model's is not there. */
final class TaskReader {
    private final TaskStore store;

    TaskReader(TaskStore store) {
        this.store = store;
    }

    Future<Map<TaskId, Task>> visible(Caller caller, Model model, List<String> ids) {
        List<TaskId> known = ids.stream()
                .map(TaskId::parse)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return read(known).map(tasks -> only(caller, model, tasks));
    }

    /** The same task again; one that is gone meanwhile stays as it was. */
    Future<Task> again(Task task) {
        return store.find(task.id()).map(found -> found.orElse(task));
    }

    private Future<List<Optional<Task>>> read(List<TaskId> ids) {
        return switch (ids.size()) {
            case 0 -> Future.succeededFuture(List.of());
            case 1 -> store.find(ids.getFirst()).map(List::of);
            default -> store.findAll(ids);
        };
    }

    private static Map<TaskId, Task> only(Caller caller, Model model, List<Optional<Task>> tasks) {
        return tasks.stream()
                .flatMap(Optional::stream)
                .filter(task -> task.account().equals(caller.account().id()))
                .filter(task -> task.model().equals(model.id()))
                .collect(Collectors.toMap(Task::id, Function.identity()));
    }
}
