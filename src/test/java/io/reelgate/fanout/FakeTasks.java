package io.reelgate.fanout;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.TaskStore;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** Tasks in memory. */
final class FakeTasks implements TaskStore {
    private final Map<String, Task> idToTask = new ConcurrentSkipListMap<>();
    private final Delay delay;
    private volatile boolean down;

    FakeTasks(Delay delay) {
        this.delay = delay;
    }

    void put(Task task) {
        idToTask.put(task.id().value(), task);
    }

    void down(boolean isDown) {
        down = isDown;
    }

    @Override
    public Future<Optional<Task>> find(TaskId id) {
        return answer(() -> get(id));
    }

    @Override
    public Future<List<Optional<Task>>> findAll(List<TaskId> ids) {
        return answer(() -> ids.stream().map(this::get).toList());
    }

    private Optional<Task> get(TaskId id) {
        return Optional.ofNullable(idToTask.get(id.value()));
    }

    @Override
    public Future<List<TaskId>> active(AccountId account, String model) {
        return answer(() -> idToTask.values().stream()
                .filter(task -> task.account().equals(account)
                        && task.model().equals(model)
                        && !task.state().terminal())
                .map(Task::id)
                .toList());
    }

    @Override
    public Future<CommitOutcome> commit(Commit commit) {
        throw new UnsupportedOperationException("this role commits nothing");
    }

    private <T> Future<T> answer(Supplier<T> read) {
        return down ? Future.failedFuture(new StoreUnavailable("down")) : delay.around(read);
    }
}
