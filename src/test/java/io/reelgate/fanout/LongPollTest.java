package io.reelgate.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusCodec;
import io.reelgate.bus.BusMessage.AwaitChange;
import io.reelgate.bus.BusMessage.Changed;
import io.reelgate.domain.task.Task;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class LongPollTest {
    private World world;
    private Site site;

    @BeforeEach
    void open(Vertx vertx) {
        BusCodec.register(vertx);
        world = new World(Delay.NONE);
        site = new Site(vertx, world, StreamTest.fast());
    }

    @AfterEach
    void close() {
        site.close();
    }

    private Future<Boolean> await(Task task, long version, Duration atMost) {
        AwaitChange message = new AwaitChange(World.OWN, task.id(), version, atMost);
        return site.vertx
                .eventBus()
                .<Changed>request(Address.AWAIT_CHANGE.text(), message, BusCodec.within(20_000))
                .map(reply -> reply.body().changed());
    }

    private void attached() {
        Awaitility.await().until(() -> !world.log.tailed().isEmpty());
    }

    @Test
    void answersAtTheNextChange() {
        Task task = world.admitted(World.OWN);
        Future<Boolean> answer = await(task, 1, Duration.ofSeconds(20));
        attached();
        assertThat(answer.isComplete()).isFalse();
        world.running(task);
        assertThat(Site.await(answer)).isTrue();
    }

    @Test
    void answersAtOnceWhenTheTaskHasMovedOnAlready() {
        Task task = world.running(world.admitted(World.OWN));
        assertThat(Site.await(await(task, 1, Duration.ofSeconds(20)))).isTrue();
    }

    @Test
    void saysSoWhenTheTimeIsUp() {
        Task task = world.admitted(World.OWN);
        assertThat(Site.await(await(task, 1, Duration.ofMillis(20)))).isFalse();
    }

    @Test
    void answersWhoeverWaitsWhenTheNodeDrains() {
        Task task = world.admitted(World.OWN);
        Future<Boolean> answer = await(task, 1, Duration.ofMinutes(1));
        attached();

        Site.await(site.fanout.drain());

        assertThat(Site.await(answer)).isFalse();
    }

    @Test
    void isNotWokenByOtherTasks() {
        Task task = world.admitted(World.OWN);
        Task other = world.admitted(World.OWN);
        Future<Boolean> answer = await(task, 1, Duration.ofMillis(500));
        attached();
        world.running(other);
        assertThat(Site.await(answer)).isFalse();
    }

    @Test
    void waitsForTheTimeBoundWhileTheStoreIsAway() {
        world.log.down(true);
        Task task = world.running(world.admitted(World.OWN));
        assertThat(Site.await(await(task, 1, Duration.ofMillis(50)))).isFalse();
    }

    @Test
    void tellsNothingOfForeignTasks() {
        Task foreign = world.running(world.admitted(World.FOREIGN));
        assertThat(Site.await(await(foreign, 1, Duration.ofMillis(50)))).isFalse();
    }

    @Test
    void stopsTailingWhenNobodyWaits() {
        Task task = world.admitted(World.OWN);
        Site.await(await(task, 1, Duration.ofMillis(50)));
        Awaitility.await().untilAsserted(() -> {
            world.log.tailed().clear();
            Awaitility.await()
                    .during(Duration.ofMillis(30))
                    .until(() -> world.log.tailed().isEmpty());
        });
    }

    @Test
    void refusesToWaitForTooMany() {
        Task task = world.admitted(World.OWN);
        for (int i = 0; i < 10; i++) {
            await(task, 1, Duration.ofSeconds(20));
        }
        assertThat(Site.await(await(task, 1, Duration.ofSeconds(20)))).isFalse();
    }
}
