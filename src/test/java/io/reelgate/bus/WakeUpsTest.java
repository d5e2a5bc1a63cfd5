package io.reelgate.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WakeUpsTest {
    private final Vertx vertx = Vertx.vertx();
    private final List<Object> heard = new CopyOnWriteArrayList<>();
    private final WakeUps target = new WakeUps(vertx.eventBus());

    WakeUpsTest() {
        BusCodec.register(vertx);
        for (Address address : Address.values()) {
            vertx.eventBus().<BusMessage>localConsumer(address.text(), message -> heard.add(message.body()));
        }
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void wakesWhoeverPicksUpTheTaskNext() {
        Task failed = SampleTasks.in(new TaskState.Failed(Failure.of(FailCode.GENERATION_FAILED), SampleTasks.CREATED));
        Task succeeded = SampleTasks.in(new TaskState.Succeeded(List.of(), SampleTasks.CREATED));

        List.of(SampleTasks.queued(), SampleTasks.running(), SampleTasks.collecting(), failed, succeeded)
                .forEach(target::moved);

        await().until(() -> heard.size() >= 4);
        assertThat(heard)
                .containsExactlyInAnyOrder(
                        new BusMessage.TaskReady(failed.id().partition()),
                        new BusMessage.TaskFinished(failed.id().partition()),
                        new BusMessage.TaskEnded(failed.id().partition()),
                        new BusMessage.TaskEnded(failed.id().partition()));
    }
}
