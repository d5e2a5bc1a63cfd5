package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.model.Timing;
import io.reelgate.domain.pace.Cadence;
import io.reelgate.domain.pace.Expected;
import io.reelgate.domain.pace.Experience;
import io.reelgate.domain.request.ShippedModels;
import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose upstream takes three times as long as is documented. */
@Tag("faults")
@Tag("matrix")
class LearningIT {
    private static final String MODEL = "sora-2-pro";
    private static final int SPEED = 300;
    private static final int ENOUGH = 110;
    private static final Duration TAKES = Duration.ofSeconds(2);
    private static final String BODY = "{\"input\":{\"prompt\":\"a lighthouse [sim:takes=" + TAKES.toMillis() + "]\"}}";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void looksLessOftenOnceItKnowsHowLongItsJobsTake() {
        try (GatewayProcess gateway = GatewayProcess.start(folder, settings())) {
            looksPerJob(gateway, ENOUGH);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(looksPerJob(gateway, 10)).isLessThan(coldLooks() / 2));
            assertThat(sum(gateway, "reelgate_job_kinds_learned")).isEqualTo(1);
            assertThat(sum(gateway, "reelgate_durations_total{outcome=\"recorded\""))
                    .isGreaterThanOrEqualTo(ENOUGH);
        }
    }

    /** What a job of that length takes by what is documented. */
    private static double coldLooks() {
        Timing timing = ShippedModels.model(MODEL).timing().scaledBy(SPEED);
        Expected usual = Expected.usual(timing.usual(Map.of()));
        Cadence cadence = Experience.NONE.cadence(usual, timing.pace());
        int looks = 1;
        for (Duration at = cadence.first(0); at.compareTo(TAKES) < 0; at = cadence.next(at, 0)) {
            looks++;
        }
        return looks;
    }

    private static double looksPerJob(GatewayProcess gateway, int jobs) {
        double looksBefore = sum(gateway, "reelgate_job_looks_total");
        double endedBefore = sum(gateway, "reelgate_jobs_ended_total");
        gateway.caller().allEnded(MODEL, submitted(gateway, jobs), PATIENCE);
        double ended = sum(gateway, "reelgate_jobs_ended_total") - endedBefore;
        assertThat(ended).isEqualTo(jobs);
        return (sum(gateway, "reelgate_job_looks_total") - looksBefore) / ended;
    }

    /** All at once; what an overloaded machine refuses is submitted again. */
    private static List<String> submitted(GatewayProcess gateway, int jobs) {
        List<String> tasks = new ArrayList<>();
        while (tasks.size() < jobs) {
            Stream.generate(() -> gateway.caller().submit(MODEL, BODY)).limit(jobs - tasks.size()).toList().stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 200)
                    .map(Caller::taskId)
                    .forEach(tasks::add);
        }
        return tasks;
    }

    private static double sum(GatewayProcess gateway, String metric) {
        String metrics = new String(Http.get(gateway.ops("/metrics")).body(), StandardCharsets.UTF_8);
        return metrics.lines()
                .filter(line -> line.startsWith(metric))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private Map<String, String> settings() {
        return Map.of(
                "REELGATE_REDIS_URL",
                RedisForTests.url(),
                "REELGATE_REDIS_PREFIX",
                RedisForTests.freshPrefix(),
                "REELGATE_REDIS_COMMANDTIMEOUT",
                "3s",
                "REELGATE_RESULTS_URL",
                "file:" + folder.resolve("results"),
                "REELGATE_SIMULATOR_SPEED",
                Integer.toString(SPEED),
                "REELGATE_MODELS_SORA_2_PRO_LIMITS_CONCURRENT",
                "1000",
                "REELGATE_MODELS_SORA_2_PRO_LIMITS_REQUESTSPERMINUTE",
                "10000",
                "REELGATE_MODELS_SORA_2_PRO_TIMING_DEADLINE",
                "10h");
    }
}
