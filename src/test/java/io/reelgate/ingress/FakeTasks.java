package io.reelgate.ingress;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.TaskStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Tasks in memory; can be down. */
final class FakeTasks implements TaskStore {
    final Map<TaskId, Task> idToTask = new ConcurrentHashMap<>();
    volatile boolean down;

    void put(Task task) {
        idToTask.put(task.id(), task);
    }

    @Override
    public Future<Optional<Task>> find(TaskId id) {
        return answer(Optional.ofNullable(idToTask.get(id)));
    }

    @Override
    public Future<List<Optional<Task>>> findAll(List<TaskId> ids) {
        return answer(
                ids.stream().map(id -> Optional.ofNullable(idToTask.get(id))).toList());
    }

    @Override
    public Future<List<TaskId>> active(AccountId account, String model) {
        throw new UnsupportedOperationException("not asked by the edge");
    }

    @Override
    public Future<CommitOutcome> commit(Commit commit) {
        throw new UnsupportedOperationException("the edge commits nothing");
    }

    private <T> Future<T> answer(T value) {
        return down ? Future.failedFuture(new StoreUnavailable("down")) : Future.succeededFuture(value);
    }
}
