package io.reelgate.ingress;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage.AwaitChange;
import io.reelgate.bus.BusMessage.Changed;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Result;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test with an ingress and tasks in every state. */
@ExtendWith(VertxExtension.class)
abstract class AtTheStatus {
    static final String PATH = "/api/v1/statusTask/sora-2-pro?taskId=";
    static final Instant CREATED = Instant.ofEpochMilli(MovableClock.START - 60_000);
    static final TaskId RUNNING = id("1");
    static final TaskId ENDED = id("2");
    static final TaskId FOREIGN = id("3");
    static final TaskId UNKNOWN = id("4");

    final BlockingQueue<AwaitChange> awaited = new LinkedBlockingQueue<>();
    Edge edge;
    Vertx vertx;

    @BeforeEach
    void deploy(Vertx vertx) {
        this.vertx = vertx;
        edge = new Edge(vertx);
        edge.tasks.put(running(3, 40));
        edge.tasks.put(task(
                ENDED,
                "acme",
                new TaskState.Succeeded(
                        List.of(new Result("https://gateway.example/files/0.mp4", 9, "video/mp4", "00")),
                        CREATED.plusSeconds(30)),
                5,
                OptionalInt.empty()));
        edge.tasks.put(task(FOREIGN, "rival", new TaskState.Queued(), 1, OptionalInt.empty()));
    }

    void watchersAnswer(Runnable meanwhile, boolean changed) {
        vertx.eventBus().<AwaitChange>localConsumer(Address.AWAIT_CHANGE.text(), message -> {
            awaited.add(message.body());
            meanwhile.run();
            message.reply(new Changed(changed));
        });
    }

    HttpResponse<String> status(String ids, String... headers) {
        return edge.getAs(Edge.KEY, PATH + ids, headers);
    }

    static Task running(long version, int percent) {
        TaskState state = new TaskState.Running(new Job("official", "job", CREATED));
        return task(RUNNING, "acme", state, version, OptionalInt.of(percent));
    }

    static Task task(TaskId id, String account, TaskState state, long version, OptionalInt progress) {
        return new Task(
                id,
                new AccountId(account),
                "sora-2-pro",
                Optional.empty(),
                state,
                version,
                1,
                CREATED,
                CREATED.plusSeconds(1800),
                progress);
    }

    static TaskId id(String digit) {
        return new TaskId("task_00" + digit.repeat(26));
    }

    static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
