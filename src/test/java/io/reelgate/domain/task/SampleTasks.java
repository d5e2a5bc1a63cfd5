package io.reelgate.domain.task;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** Tasks in any state, as short phrases. All were created at {@link #CREATED} and must end 30 minutes later. */
public final class SampleTasks {
    public static final Instant CREATED = Instant.parse("2026-11-20T10:00:00Z");
    public static final Instant DEADLINE = CREATED.plus(Duration.ofMinutes(30));
    public static final Intent INTENT = new Intent("intent-1", "apixo", CREATED.plusSeconds(1));
    public static final Job JOB = new Job("apixo", "job-1", CREATED.plusSeconds(2));
    public static final List<String> SOURCES = List.of("https://cdn.example.com/0.mp4");
    public static final String CALLBACK_URL = "https://caller.example.com/hook";

    private static final TaskIds IDS = new TaskIds(new Random(7));

    private SampleTasks() {}

    public static TaskId id(int partition) {
        return IDS.next(new Partition(partition), CREATED.toEpochMilli());
    }

    public static GenerateRequest request() {
        return new GenerateRequest(
                RequestType.ASYNC, Optional.empty(), Provider.AUTO, Optional.empty(), Map.of("prompt", "a calm sea"));
    }

    public static GenerateRequest callbackRequest() {
        return new GenerateRequest(
                RequestType.CALLBACK, Optional.of(CALLBACK_URL), Provider.AUTO, Optional.empty(), Map.of());
    }

    public static Task queued() {
        return queued(3, CREATED, DEADLINE);
    }

    public static Task queued(int partition, Instant createTime, Instant deadline) {
        return Task.admitted(id(partition), new AccountId("demo"), "wan-2-5", request(), createTime, deadline);
    }

    public static Task in(TaskState state) {
        return in(state, queued());
    }

    /** The same task further on its way, its version untouched. */
    public static Task in(TaskState state, Task task) {
        return new Task(
                task.id(),
                task.account(),
                task.model(),
                task.request(),
                state,
                task.version(),
                1,
                task.createTime(),
                task.deadline(),
                task.upstreamProgress());
    }

    public static Task submitting() {
        return in(new TaskState.Submitting(INTENT));
    }

    public static Task unclear(Instant until) {
        return in(new TaskState.Unclear(INTENT, until));
    }

    public static Task running() {
        return in(new TaskState.Running(JOB));
    }

    public static Task collecting() {
        return in(new TaskState.Collecting(JOB, SOURCES));
    }

    public static Task withCallback(Task task) {
        return new Task(
                task.id(),
                task.account(),
                task.model(),
                Optional.of(callbackRequest()),
                task.state(),
                task.version(),
                task.attempts(),
                task.createTime(),
                task.deadline(),
                task.upstreamProgress());
    }

    public static Task reporting(Task task, int percent) {
        return new Task(
                task.id(),
                task.account(),
                task.model(),
                task.request(),
                task.state(),
                task.version(),
                task.attempts(),
                task.createTime(),
                task.deadline(),
                OptionalInt.of(percent));
    }
}
