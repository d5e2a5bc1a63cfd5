package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.lane.Breaker;
import io.reelgate.domain.task.TaskState;
import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.run.Matrix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Two nodes and four vendors, as they are set by default: three of them well and then, in the same run, one that does not
 * answer, one that cannot be reached and one that asks for 30 s. How long tasks of the fourth take to be submitted is a
 * figure; what is asserted are counts.
 */
@Tag("faults")
@Tag("matrix")
class SickVendorsIT {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final int TASKS = 400;
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration SILENCE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What one run came to; the lags of the well vendor's tasks in microseconds, sorted. */
    private record Figures(List<Long> lags, Map<String, Duration> laneToOpened, String posts) {
        long lag(double share) {
            return lags.get((int) (share * (lags.size() - 1)));
        }

        String text() {
            return "p50 " + lag(0.5) + " us, p99 " + lag(0.99) + " us, posts " + posts + ", breakers open after "
                    + laneToOpened;
        }
    }

    @Test
    void tasksOfAWellVendorDoNotFeelThreeSickOnes() {
        Figures warming = run("0", rig -> {});
        Figures well = run("1", rig -> {});
        Figures sick = run("2", rig -> {
            rig.vendor("silent-2").answering(request -> {});
            rig.vendor("refusing-2").close();
            rig.vendor("busy-2").refusing(429, "30");
        });

        Matrix.figure("vendors all well, cold", warming.text());
        Matrix.figure("vendors all well", well.text());
        Matrix.figure("three of four vendors sick", sick.text());
        assertThat(sick.laneToOpened()).containsKeys("silent-2", "refusing-2");
    }

    private static Figures run(String number, Consumer<LaneRig> sickness) {
        List<String> lanes = List.of("silent-" + number, "refusing-" + number, "busy-" + number, "well-" + number);
        String well = lanes.getLast();
        List<Long> admitted = new ArrayList<>();
        List<Long> posted = new CopyOnWriteArrayList<>();
        Map<String, Duration> opened = new HashMap<>();
        try (LaneRig rig = new LaneRig(redis, lanes, Map.of(), SILENCE)) {
            sickness.accept(rig);
            rig.vendor(well).watched(() -> posted.add(System.nanoTime()));
            rig.node();
            rig.node();
            Instant begun = rig.now();
            for (int task = 0; task < TASKS; task++) {
                lanes.forEach(lane -> {
                    if (lane.equals(well)) {
                        admitted.add(System.nanoTime());
                    }
                    rig.admit(lane);
                });
                rig.pause(BETWEEN);
                lanes.forEach(lane ->
                        opened(rig, lane).ifPresent(since -> opened.putIfAbsent(lane, Duration.between(begun, since))));
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(rig.states(well)).hasOnlyElementsOfType(TaskState.Running.class));
            int posts = lanes.stream().mapToInt(rig::posts).sum();
            assertThat(rig.posts(well)).isEqualTo(TASKS);
            assertThat(posts).as("submits of all tasks").isLessThanOrEqualTo(lanes.size() * TASKS * 11 / 10);
            return new Figures(
                    lags(admitted, posted),
                    opened,
                    lanes.stream()
                            .map(lane -> lane + " " + rig.posts(lane))
                            .toList()
                            .toString());
        }
    }

    private static Optional<Instant> opened(LaneRig rig, String lane) {
        Breaker breaker = rig.record(lane).breaker();
        return breaker.trouble().map(Breaker.Trouble::since);
    }

    private static List<Long> lags(List<Long> admitted, List<Long> posted) {
        return IntStream.range(0, TASKS)
                .mapToObj(task -> (posted.get(task) - admitted.get(task)) / 1_000)
                .sorted()
                .toList();
    }
}
