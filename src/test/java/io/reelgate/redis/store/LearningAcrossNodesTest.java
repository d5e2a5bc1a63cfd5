package io.reelgate.redis.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.pace.Cadences;
import io.reelgate.domain.pace.JobKinds;
import io.reelgate.domain.request.ShippedModels;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.port.DurationLearner;
import io.reelgate.port.DurationLog;
import io.reelgate.port.DurationLog.Page;
import io.reelgate.port.DurationReader;
import io.reelgate.port.Metrics;
import io.reelgate.port.MovableClock;
import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes that learn, each too little alone, and one that reads. */
class LearningAcrossNodesTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final String MODEL = "wan-2-5";
    private static final Pace PACE = new Pace(Duration.ofSeconds(50), Duration.ofSeconds(70), Duration.ofSeconds(5));
    private static final Duration READING = Duration.ofMillis(50);

    private final MovableClock clock =
            new MovableClock(SampleTasks.JOB.submittedAt().plusSeconds(62));
    private final Cadences cadences = new Cadences();

    @Test
    void whatTheyLearnAddsUp() {
        node(15, "apixo");
        node(15, "apixo");

        reading(() -> {
            await().until(() -> cadences.learned() == 1);
            assertThat(cadences.median(MODEL, "apixo").orElseThrow())
                    .isBetween(Duration.ofSeconds(55), Duration.ofSeconds(63));
        });
    }

    @Test
    void aBrokenHashCostsWhatItHeldAndALostOneNothingElse() {
        redis.ask(Command.SET, key("fal"), "broken");
        node(30, "fal");
        node(30, "apixo");

        reading(() -> {
            await().until(() -> cadences.learned() == 1);
            redis.ask(Command.DEL, key("apixo"), key("fal"));
            node(30, "fal");
            await().until(() -> cadences.median(MODEL, "fal").isPresent());
        });
    }

    private void reading(Runnable test) {
        var reader = new DurationReader(
                log(), List.of(new Page(MODEL, "apixo", 0), new Page(MODEL, "fal", 0)), cadences, clock);
        Runnable end = reader.start(redis.vertx(), READING);
        test.run();
        end.run();
    }

    /** A node whose upstream finished so many jobs; it writes what it knows when it stops. */
    private void node(int jobs, String lane) {
        var learner = new DurationLearner(
                log(),
                new JobKinds(ShippedModels.CATALOGUE),
                (model, request) -> PACE,
                new Cadences(),
                Metrics.NONE,
                clock);
        Runnable end = learner.start(redis.vertx());
        Job job = new Job(lane, "job", SampleTasks.JOB.submittedAt());
        for (int each = 0; each < jobs; each++) {
            learner.finished(SampleTasks.running(), job);
        }
        end.run();
    }

    private String key(String lane) {
        long hour = clock.millis() / 3_600_000;
        return redis.prefix() + "{d:" + MODEL + ":" + lane + "}:durations:" + hour;
    }

    private static DurationLog log() {
        return new StoreFixture(redis).stores.durations("");
    }
}
