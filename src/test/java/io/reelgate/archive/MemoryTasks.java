package io.reelgate.archive;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Claim;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.TaskStore;
import io.reelgate.port.Work;
import io.reelgate.port.WorkQueue;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Collecting tasks in memory with the leases and fences of the real store; can be made unreachable. */
final class MemoryTasks implements TaskStore, WorkQueue {
    private final Clock clock;
    private final Map<TaskId, Task> idToTask = new LinkedHashMap<>();
    private final Map<TaskId, Long> idToDue = new LinkedHashMap<>();
    private boolean unreachable;
    private int claims;
    private int renewals;

    MemoryTasks(Clock clock) {
        this.clock = clock;
    }

    synchronized void add(Task task) {
        idToTask.put(task.id(), task);
        idToDue.put(task.id(), 0L);
    }

    synchronized void unreachable(boolean now) {
        unreachable = now;
    }

    /** What another node's claim does to this one's. */
    synchronized void steal(TaskId id) {
        idToDue.put(id, Long.MAX_VALUE);
    }

    synchronized Task task(TaskId id) {
        return idToTask.get(id);
    }

    /** Whether somebody could claim it now. */
    synchronized boolean isDue(TaskId id) {
        return idToDue.get(id) <= clock.millis();
    }

    synchronized int claims() {
        return claims;
    }

    synchronized int renewals() {
        return renewals;
    }

    @Override
    public Future<List<ClaimedTask>> claim(Work work, Partition partition, int most, Duration lease) {
        return ask(() -> {
            claims++;
            List<TaskId> due = idToDue.keySet().stream()
                    .filter(id -> id.partition().equals(partition) && idToDue.get(id) <= clock.millis())
                    .limit(most)
                    .toList();
            List<ClaimedTask> claimed = new ArrayList<>();
            due.forEach(id -> claimed.add(new ClaimedTask(hold(id, work, lease), idToTask.get(id))));
            return claimed;
        });
    }

    private Claim hold(TaskId id, Work work, Duration lease) {
        long until = Math.max(idToDue.get(id) + 1, clock.millis() + lease.toMillis());
        idToDue.put(id, until);
        return new Claim(id, work, until);
    }

    private boolean holds(Claim claim) {
        return idToDue.getOrDefault(claim.id(), -1L) == claim.until();
    }

    @Override
    public Future<Boolean> snooze(Claim claim, Instant at, OptionalInt progress) {
        return ask(() -> holds(claim) && idToDue.put(claim.id(), at.toEpochMilli()) != null);
    }

    @Override
    public Future<Duration> hold(Claim claim, String token) {
        return Future.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public Future<Claim> renew(Claim claim, Duration lease) {
        return ask(() -> {
            if (!holds(claim)) {
                throw new IllegalStateException("the claim is void");
            }
            renewals++;
            return hold(claim.id(), claim.work(), lease);
        });
    }

    @Override
    public Future<CommitOutcome> commit(Commit commit) {
        return ask(() -> {
            Task after = commit.transition().after();
            if (idToTask.get(after.id()).version()
                    != commit.transition().before().version()) {
                return CommitOutcome.STALE;
            }
            if (commit.fence().filter(claim -> !holds(claim)).isPresent()) {
                return CommitOutcome.FENCED;
            }
            apply(after, commit.transition().placement());
            return CommitOutcome.APPLIED;
        });
    }

    private void apply(Task after, Placement placement) {
        idToTask.put(after.id(), after);
        if (placement instanceof Placement.Collect collect) {
            idToDue.put(after.id(), collect.at().toEpochMilli());
        } else {
            idToDue.remove(after.id());
        }
    }

    @Override
    public Future<Optional<Task>> find(TaskId id) {
        return ask(() -> Optional.ofNullable(idToTask.get(id)));
    }

    private synchronized <T> Future<T> ask(Supplier<T> question) {
        if (unreachable) {
            return Future.failedFuture(new StoreUnavailable("unreachable"));
        }
        try {
            return Future.succeededFuture(question.get());
        } catch (IllegalStateException e) {
            return Future.failedFuture(e);
        }
    }

    @Override
    public Future<List<Optional<Task>>> findAll(List<TaskId> ids) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<List<TaskId>> active(AccountId account, String model) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<List<ClaimedTask>> expired(Partition partition, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<List<Task>> overdue(Partition partition, Duration grace, int most) {
        throw new UnsupportedOperationException();
    }
}
