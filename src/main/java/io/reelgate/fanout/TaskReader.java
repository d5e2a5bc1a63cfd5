package io.reelgate.fanout;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.TaskStore;
import io.reelgate.web.Json;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads an account's tasks as its callers may see them. Safe from any thread. */
final class TaskReader {
    private final TaskStore tasks;
    private final FanoutView view;

    TaskReader(TaskStore tasks, FanoutView view) {
        this.tasks = tasks;
        this.view = view;
    }

    /** The account's own among the ids; ids of another partition cannot be its own and are not even read. */
    Future<List<Snapshot>> read(AccountId account, Collection<String> ids) {
        Partition own = view.partitions().of(account);
        List<TaskId> possible = ids.stream()
                .map(TaskId::parse)
                .flatMap(Optional::stream)
                .filter(id -> id.partition().equals(own))
                .toList();
        if (possible.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return tasks.findAll(possible).map(found -> snapshots(account, found));
    }

    /** The ids of all unfinished tasks of the account. */
    Future<List<String>> active(AccountId account) {
        List<Future<List<TaskId>>> perModel = view.models().stream()
                .map(model -> tasks.active(account, model))
                .toList();
        return Future.all(perModel).map(all -> ids(all.list()));
    }

    private static List<String> ids(List<List<TaskId>> perModel) {
        return perModel.stream().flatMap(List::stream).map(TaskId::value).toList();
    }

    private List<Snapshot> snapshots(AccountId account, List<Optional<Task>> found) {
        Stream<Task> own = found.stream()
                .flatMap(Optional::stream)
                .filter(task -> task.account().equals(account));
        return own.map(this::snapshot).toList();
    }

    private Snapshot snapshot(Task task) {
        return new Snapshot(
                task, Json.text(view.snapshots().of(task, view.clock().instant())));
    }
}
