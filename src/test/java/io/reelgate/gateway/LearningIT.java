package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose upstream takes five times as long as is documented. */
class LearningIT {
    private static final String MODEL = "wan-2-5";
    private static final int ENOUGH = 110;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void looksLessOftenOnceItKnowsHowLongItsJobsTake() {
        try (GatewayProcess gateway = GatewayProcess.start(folder, settings())) {
            double cold = looksPerJob(gateway, ENOUGH);
            await().atMost(PATIENCE).until(() -> sum(gateway, "reelgate_job_kinds_learned") >= 1);
            double learned = looksPerJob(gateway, 20);

            assertThat(cold).isGreaterThan(4);
            assertThat(learned).isLessThan(cold / 1.5);
            assertThat(sum(gateway, "reelgate_durations_total{outcome=\"recorded\""))
                    .isGreaterThanOrEqualTo(ENOUGH);
        }
    }

    private static double looksPerJob(GatewayProcess gateway, int jobs) {
        double looksBefore = sum(gateway, "reelgate_job_looks_total");
        double endedBefore = sum(gateway, "reelgate_jobs_ended_total");
        List<CompletableFuture<HttpResponse<String>>> answers =
                IntStream.range(0, jobs).mapToObj(job -> submit(gateway)).toList();
        List<String> tasks = answers.stream()
                .map(CompletableFuture::join)
                .map(Caller::taskId)
                .toList();
        gateway.caller().allEnded(MODEL, tasks, PATIENCE);
        double ended = sum(gateway, "reelgate_jobs_ended_total") - endedBefore;
        assertThat(ended).isEqualTo(jobs);
        return (sum(gateway, "reelgate_job_looks_total") - looksBefore) / ended;
    }

    /** All at once, so that none has ended when the last is submitted. */
    private static CompletableFuture<HttpResponse<String>> submit(GatewayProcess gateway) {
        return gateway.caller().submit(MODEL, "{\"input\":{\"prompt\":\"a lighthouse [sim:takes=3000]\"}}");
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
                "100");
    }
}
