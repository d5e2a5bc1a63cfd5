package io.reelgate.fanout;

import io.reelgate.domain.task.Task;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test with a node that callers connect to. */
@ExtendWith(VertxExtension.class)
abstract class AtAStream {
    static final String UNKNOWN = "task_" + "0".repeat(28);

    World world;
    Site site;

    @BeforeEach
    void open(Vertx vertx) {
        world = new World(Delay.NONE);
        site = new Site(vertx, world, fast());
    }

    @AfterEach
    void close() {
        site.close();
    }

    static FanoutSettings fast() {
        FanoutSettings defaults = FanoutSettings.defaults();
        return new FanoutSettings(
                new FanoutSettings.Sockets(
                        List.of("https://console.example"), 3, 20, Duration.ofMillis(50), Duration.ofSeconds(75)),
                defaults.queue(),
                new FanoutSettings.Tailing(Duration.ofMillis(1), Duration.ofMillis(5), 256, Duration.ofSeconds(10)),
                new FanoutSettings.ProgressPace(Duration.ofMillis(20), Duration.ofMillis(20), 256),
                10);
    }

    static String subscribe(Task... tasks) {
        return subscription(tasks).encode();
    }

    static String subscribeSince(String since, Task... tasks) {
        return subscription(tasks).put("since", since).encode();
    }

    static JsonObject subscription(Task... tasks) {
        JsonArray ids = new JsonArray();
        List.of(tasks).forEach(task -> ids.add(task.id().value()));
        return new JsonObject().put("op", "subscribe").put("taskIds", ids);
    }

    static String all() {
        return "{\"op\":\"subscribe\",\"all\":true}";
    }

    static String allSince(String since) {
        return "{\"op\":\"subscribe\",\"all\":true,\"since\":\"" + since + "\"}";
    }

    static String id(Task task) {
        return task.id().value();
    }
}
