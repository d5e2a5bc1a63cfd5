package io.reelgate.submit;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.lane.Breaker;
import io.reelgate.domain.lane.ErrorClass;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.lane.LaneRecord;
import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two nodes, a real Redis, and four vendors over real HTTP: one does not answer, one cannot be reached, one asks to be
 * left alone for 30 s, and one is well. Silence counts after 300 ms here, not after 5 s.
 */
class ScarceLanesTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final int TASKS = 40;
    private static final List<String> LANES = List.of("silent", "refusing", "busy", "well");

    private LaneRig rig;

    @BeforeEach
    void open() {
        rig = new LaneRig(redis, LANES, Map.of());
        rig.vendor("silent").answering(request -> {});
        rig.vendor("refusing").close();
        rig.vendor("busy").refusing(429, "30");
        rig.node();
        rig.node();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void threeVendorsInTroubleKeepNobodyFromTheFourth() {
        for (int number = 0; number < TASKS; number++) {
            LANES.forEach(rig::admit);
            rig.pause(Duration.ofMillis(25));
        }

        await().untilAsserted(() -> assertThat(rig.states("well")).hasOnlyElementsOfType(TaskState.Running.class));
        assertThat(rig.posts("well")).as("each once").isEqualTo(TASKS);
        await().untilAsserted(() -> assertThat(rig.record("silent").breaker()).isNotInstanceOf(Breaker.Closed.class));
        await().untilAsserted(() -> assertThat(rig.record("refusing").breaker()).isNotInstanceOf(Breaker.Closed.class));
        assertThat(reason("silent")).isEqualTo(ErrorClass.SILENT);
        assertThat(reason("refusing")).isEqualTo(ErrorClass.UNREACHABLE);
        assertThat(rig.record("busy").restUntil()).isPresent();

        assertThat(rig.posts("silent")).as("few become unclear").isLessThanOrEqualTo(TASKS / 2);
        assertThat(rig.posts("busy")).as("all nodes leave it alone").isLessThanOrEqualTo(TASKS / 10);
        assertThat(rig.posts("silent") + rig.posts("busy") + rig.posts("well"))
                .as("submits of all tasks")
                .isLessThanOrEqualTo(LANES.size() * TASKS * 11 / 10);
        assertThat(rig.states("busy")).as("they wait").hasOnlyElementsOfType(TaskState.Queued.class);
        List.of("silent", "refusing").forEach(this::assertFewProbes);
    }

    private ErrorClass reason(String lane) {
        return rig.record(lane).breaker().trouble().orElseThrow().reason();
    }

    private void assertFewProbes(String lane) {
        LaneRecord record = rig.record(lane);
        Duration open =
                Duration.between(record.breaker().trouble().orElseThrow().since(), rig.now());
        assertThat(record.probes()).as("probes of %s", lane).isLessThanOrEqualTo(open.toSeconds() + 1);
    }

    @Test
    void whoWaitedIsSubmittedOnceWhenTheRestIsOver() {
        IntStream.range(0, TASKS).forEach(number -> rig.admit("busy"));
        await().untilAsserted(() -> assertThat(rig.record("busy").restUntil()).isPresent());
        await().untilAsserted(() -> assertThat(rig.record("busy").waiting()).isGreaterThanOrEqualTo(TASKS / 2));

        int refused = rig.posts("busy");
        rig.vendor("busy").accepting();
        redis.ask(Command.HSET, rig.prefix() + "{u:busy}:breaker", "rest", 1);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(rig.states("busy"))
                        .filteredOn(TaskState.Running.class::isInstance)
                        .hasSizeGreaterThanOrEqualTo(TASKS - refused));
        assertThat(rig.posts("busy")).isLessThanOrEqualTo(TASKS + refused);
    }
}
