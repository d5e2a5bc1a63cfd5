package io.reelgate.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.task.Task;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that stops reading. */
@ExtendWith(VertxExtension.class)
class SlowConsumerTest {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final FanoutSettings IMPATIENT = new FanoutSettings(
            StreamTest.fast().sockets(),
            new FanoutSettings.Queue(64, 256 * 1024, Duration.ofSeconds(1)),
            StreamTest.fast().tail(),
            StreamTest.fast().progress(),
            10);

    @Test
    void isClosedWithAReasonAndResumesWithoutAGap(Vertx vertx) {
        World world = new World(Delay.NONE);
        try (Site site = new Site(vertx, world, IMPATIENT);
                HttpClient client = HttpClient.newHttpClient()) {
            SlowReader slow = new SlowReader(client, site);
            slow.send("{\"op\":\"subscribe\",\"all\":true}");
            await().atMost(WAIT).until(() -> !world.log.tailed().isEmpty());
            List<Task> tasks = IntStream.range(0, 3_000)
                    .mapToObj(i -> world.failed(world.admitted(World.OWN)))
                    .toList();
            await().atMost(WAIT)
                    .until(() -> site.counts.of("reelgate_sockets_closed_total", "reason", "too_slow") == 1);
            slow.readOn();
            assertThat(slow.closeCode()).isEqualTo(4408);
            Listener next = site.connect();
            next.send("{\"op\":\"subscribe\",\"all\":true,\"since\":\"" + slow.lastOffset() + "\"}");
            next.task(tasks.getLast().id().value(), "failed");
            await().atMost(WAIT)
                    .until(() -> slow.frames.size() + next.ofType("task").size() == 6_000);
            assertThat(next.ofType("reset")).isEmpty();
        }
    }
}
