package io.reelgate.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.task.Task;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What open sockets see of an event log in trouble. */
@ExtendWith(VertxExtension.class)
class TailTest {
    private World world;
    private Site site;
    private Task task;
    private Listener listener;

    @BeforeEach
    void open(Vertx vertx) {
        world = new World(Delay.NONE);
        site = new Site(vertx, world, StreamTest.fast());
        task = world.admitted(World.OWN);
        listener = site.connect();
        listener.send(StreamTest.subscribe(task));
        listener.task(id(), "pending");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private String id() {
        return task.id().value();
    }

    private void failReads() {
        int before = world.log.failedReads();
        world.log.down(true);
        await().atMost(Duration.ofSeconds(20)).until(() -> world.log.failedReads() > before + 1);
    }

    @Test
    void missesNothingOfAnOutage() {
        failReads();
        world.failed(world.running(task));
        world.log.down(false);
        listener.task(id(), "failed");
        assertThat(listener.versions(id())).containsExactly(1L, 2L, 3L);
        assertThat(listener.ofType("lagged")).isEmpty();
    }

    @Test
    void saysLaggedAndReadsTheTasksAgainWhenTheLogWasTrimmedMeanwhile() {
        String last = listener.lastOffset();
        failReads();
        Task running = world.running(task);
        world.log.trim(task.id().partition());
        world.log.down(false);
        assertThat(listener.frame("lagged"))
                .isEqualTo(new JsonObject().put("type", "lagged").put("since", last));
        listener.task(id(), "processing");
        world.failed(running);
        listener.task(id(), "failed");
        assertThat(listener.versions(id())).containsExactly(1L, 2L, 3L);
    }

    @Test
    void goesOnWithALogThatBeganAgain() {
        failReads();
        world.log.loseEverything();
        world.log.down(false);
        listener.frame("lagged");
        world.failed(task);
        listener.task(id(), "failed");
    }

    @Test
    void readsTheTasksAgainOnceTheStoreAnswers() {
        failReads();
        Task ended = world.failed(task);
        world.log.trim(task.id().partition());
        world.tasks.down(true);
        world.log.down(false);
        listener.frame("lagged");
        world.tasks.down(false);
        listener.task(ended.id().value(), "failed");
    }

    @Test
    void refusesASubscriptionItCannotAnswerNowAndKeepsTheSocket() {
        world.tasks.down(true);
        Task other = world.admitted(World.OWN);
        listener.send(StreamTest.subscribe(other));
        assertThat(listener.frame("error").getInteger("code")).isEqualTo(503);
        world.tasks.down(false);
        listener.send(StreamTest.subscribe(other));
        listener.task(other.id().value(), "pending");
        world.running(task);
        listener.task(id(), "processing");
    }
}
