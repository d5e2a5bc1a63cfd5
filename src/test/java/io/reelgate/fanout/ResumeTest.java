package io.reelgate.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.task.Task;
import io.reelgate.port.EventLog;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Events arrive at every moment of a subscription, over slow stores and with broken connections in between: each task
 * is told in order, nothing twice on one connection, and in the end nothing was missed.
 */
@ExtendWith(VertxExtension.class)
class ResumeTest {
    private static final int TASKS = 12;
    private static final int CONNECTIONS = 6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void missesNothingAndRepeatsNothing(long seed, Vertx vertx) {
        Random random = new Random(seed);
        World world = new World(Delay.upTo(3, vertx, new Random(seed)));
        try (Site site = new Site(vertx, world, StreamTest.fast())) {
            String start = world.log
                    .append("nobody", world.admitted(World.OWN).id(), 1, "{}")
                    .offset();
            Writer writer = new Writer(vertx, world, random.nextLong());
            List<Listener> listeners = new ArrayList<>();
            String last = start;
            for (int i = 0; i < CONNECTIONS; i++) {
                Listener listener = site.connect();
                listeners.add(listener);
                listener.send("{\"op\":\"subscribe\",\"all\":true,\"since\":\"" + last + "\"}");

                leave(listener, writer, i == CONNECTIONS - 1, random);
                last = listener.ofType("task").isEmpty() ? last : listener.lastOffset();
            }
            listeners.forEach(ResumeTest::isInOrder);
            everythingWasTold(listeners, world, start);
        }
    }

    /** The last connection stays until all has been told, the others break after a few frames. */
    private static void leave(Listener listener, Writer writer, boolean stays, Random random) {
        if (stays) {
            writer.finished();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> listener.ofType("subscribed").size() == 1);
            Task sentinel = writer.sentinel();
            listener.task(sentinel.id().value(), "failed");
            return;
        }
        int frames = random.nextInt(12);
        await().atMost(Duration.ofSeconds(20)).until(() -> listener.frames.size() >= frames || writer.isFinished());
        listener.close();
    }

    private static void isInOrder(Listener listener) {
        Map<String, Long> idToVersion = new HashMap<>();
        for (JsonObject frame : listener.ofType("task")) {
            JsonObject data = Listener.data(frame);
            Long before = idToVersion.put(data.getString("taskId"), data.getLong("version"));
            assertThat(data.getLong("version")).isGreaterThan(before == null ? 0 : before);
        }
        assertThat(listener.ofType("task").stream().map(frame -> Offset.of(frame.getString("offset"))))
                .as("whoever leaves now may resume from the last offset")
                .isSorted();
        assertThat(listener.ofType("reset")).isEmpty();
        assertThat(listener.ofType("error")).isEmpty();
    }

    /** An event may be left out only when a newer state of its task was told instead. */
    private static void everythingWasTold(List<Listener> listeners, World world, String start) {
        Map<String, Set<Long>> idToVersions = new HashMap<>();
        listeners.stream()
                .flatMap(listener -> listener.ofType("task").stream())
                .map(Listener::data)
                .forEach(data -> idToVersions
                        .computeIfAbsent(data.getString("taskId"), id -> new HashSet<>())
                        .add(data.getLong("version")));
        List<EventLog.Event> own = world.log.all(world.partitions.of(World.OWN)).stream()
                .filter(event -> event.account().equals(World.OWN.value()))
                .filter(event -> Offset.of(event.offset()).after(Offset.of(start)))
                .toList();
        assertThat(own).hasSizeGreaterThan(2 * TASKS);
        assertThat(own)
                .allSatisfy(event -> assertThat(idToVersions.getOrDefault(event.taskId(), Set.of()))
                        .anyMatch(version -> version >= event.version()));
        own.stream()
                .filter(event -> event.snapshot().contains("\"failed\""))
                .forEach(event -> assertThat(idToVersions.get(event.taskId())).contains(event.version()));
    }

    /** Moves tasks along at random moments of its own event loop. */
    private static final class Writer {
        private final Vertx vertx;
        private final World world;
        private final Random random;
        private final List<Task> open = new ArrayList<>();
        private final Promise<Void> done = Promise.promise();
        private int admitted;

        Writer(Vertx vertx, World world, long seed) {
            this.vertx = vertx;
            this.world = world;
            this.random = new Random(seed);
            vertx.getOrCreateContext().runOnContext(nothing -> step());
        }

        private void step() {
            if (admitted < TASKS && (open.isEmpty() || random.nextInt(3) == 0)) {
                admitted++;
                open.add(world.admitted(World.OWN));
            } else {
                int index = random.nextInt(open.size());
                move(open.remove(index));
            }
            if (admitted == TASKS && open.isEmpty()) {
                done.complete();
            } else {
                vertx.setTimer(1 + random.nextInt(4), timer -> step());
            }
        }

        private void move(Task task) {
            if (task.version() < 2 + random.nextInt(4)) {
                open.add(world.running(task));
            } else {
                world.failed(task);
            }
        }

        boolean isFinished() {
            return done.future().isComplete();
        }

        void finished() {
            Site.await(done.future());
        }

        Task sentinel() {
            return world.failed(world.admitted(World.OWN));
        }
    }
}
