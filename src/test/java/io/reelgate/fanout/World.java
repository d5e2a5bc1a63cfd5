package io.reelgate.fanout;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.EventLog;
import io.reelgate.web.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Tasks and their event log, changed together as the commit script would. */
final class World {
    static final String MODEL = "sora-2-pro";
    static final AccountId OWN = new AccountId("own");
    static final AccountId FOREIGN = new AccountId("foreign");
    static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private static final Pace PACE = new Pace(Duration.ofSeconds(60), Duration.ofSeconds(100), Duration.ofSeconds(4));

    /** One, so that the accounts share a stream and a foreign task can only be told by its account. */
    final Partitions partitions = new Partitions(1);

    final Snapshots snapshots = new Snapshots((model, request) -> PACE, Json::text);
    final FakeLog log;
    final FakeTasks tasks;
    private final TaskIds ids = new TaskIds(new Random(7));

    World(Delay delay) {
        log = new FakeLog(delay);
        tasks = new FakeTasks(delay);
    }

    static Account account(AccountId id) {
        return new Account(id, List.of(), Map.of(), Optional.empty(), List.of());
    }

    Task admitted(AccountId account) {
        TaskId id = ids.next(partitions.of(account), NOW.toEpochMilli());
        GenerateRequest request = new GenerateRequest(
                RequestType.ASYNC, Optional.empty(), Provider.AUTO, Optional.empty(), Map.of("prompt", "a cat"));
        Task task = Task.admitted(id, account, MODEL, request, NOW, NOW.plusSeconds(1800));
        publish(task);
        return task;
    }

    Task running(Task task) {
        return moved(task, new TaskState.Running(new Job("apixo", "job", NOW.minusSeconds(50))));
    }

    Task failed(Task task) {
        return moved(task, new TaskState.Failed(Failure.of(FailCode.GENERATION_FAILED), NOW));
    }

    /** As the poller does it: the upstream's figure changes, the version and the log do not. */
    Task progressed(Task task, int percent) {
        Task next = with(task, task.state(), task.version(), OptionalInt.of(percent));
        tasks.put(next);
        return next;
    }

    private Task moved(Task task, TaskState state) {
        Task next = with(task, state, task.version() + 1, task.upstreamProgress());
        publish(next);
        return next;
    }

    private static Task with(Task task, TaskState state, long version, OptionalInt progress) {
        return new Task(
                task.id(),
                task.account(),
                task.model(),
                state.terminal() ? Optional.empty() : task.request(),
                state,
                version,
                task.attempts(),
                task.createTime(),
                task.deadline(),
                progress);
    }

    private EventLog.Event publish(Task task) {
        synchronized (log) {
            tasks.put(task);
            String snapshot = Json.text(snapshots.of(task, NOW));
            return log.append(task.account().value(), task.id(), task.version(), snapshot);
        }
    }
}
