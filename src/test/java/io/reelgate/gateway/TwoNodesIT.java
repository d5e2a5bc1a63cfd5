package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two node processes on one Redis: limits hold over both, to the task. */
class TwoNodesIT {
    private static final String SORA = "sora-2-pro";
    private static final String SORA_TASK = "{\"input\":{\"prompt\":\"a lighthouse at dusk\"}}";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private GatewayProcess one;
    private GatewayProcess other;

    @AfterEach
    void stop() {
        other.close();
        one.close();
    }

    @Test
    void admitTenOfFiveHundredSimultaneousSoraTasksAndFreeTheirSlots() {
        start(Map.of());

        List<HttpResponse<String>> answers = submitAtOnce(500);
        List<String> accepted = accepted(answers);

        assertThat(accepted).hasSize(10);
        assertThat(answers.stream().filter(answer -> answer.statusCode() != 200))
                .allSatisfy(TwoNodesIT::isRefusedForConcurrency);
        one.caller().allEnded(SORA, accepted, PATIENCE);
        assertThat(accepted(submitAtOnce(20))).as("all slots are free again").hasSize(10);
    }

    /**
     * An admission's time is that of its event: the script writes it, so its offset starts with Redis time. It takes more
     * than a minute by its nature; that a window never holds more is shown with every build by the tests of the script.
     */
    @Test
    @Tag("faults")
    @Tag("matrix")
    void admitNoMoreThanSixtySoraTasksInAnySixtySeconds() {
        start(Map.of("REELGATE_MODELS_SORA_2_PRO_LIMITS_CONCURRENT", "1000"));

        try (Socket socket = Socket.open(one)) {
            socket.send("{\"op\":\"subscribe\",\"all\":true}");
            socket.awaitType("subscribed", PATIENCE);
            int accepted = submitFor(Duration.ofSeconds(70));
            await().atMost(PATIENCE).until(() -> admissionTimes(socket).size() == accepted);

            assertThat(mostInAnyMinute(admissionTimes(socket))).isEqualTo(60);
            assertThat(accepted).isGreaterThan(60);
        }
    }

    private int submitFor(Duration time) {
        int accepted = 0;
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            accepted += accepted(submitAtOnce(40)).size();
        }
        return accepted;
    }

    private static List<Long> admissionTimes(Socket socket) {
        return socket.frames("task").stream()
                .filter(frame -> frame.at("/data/state").asText().equals("pending"))
                .map(frame -> frame.get("offset").asText().split("-", -1)[0])
                .map(Long::valueOf)
                .sorted()
                .toList();
    }

    private void start(Map<String, String> settings) {
        Map<String, String> shared = new HashMap<>(settings);
        shared.put("REELGATE_REDIS_URL", RedisForTests.url());
        shared.put("REELGATE_REDIS_PREFIX", RedisForTests.freshPrefix());
        shared.put("REELGATE_RESULTS_URL", "file:" + folder.resolve("results"));
        one = GatewayProcess.start(folder.resolve("one"), shared);
        other = GatewayProcess.start(folder.resolve("other"), shared);
    }

    private List<HttpResponse<String>> submitAtOnce(int tasks) {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, tasks)
                .mapToObj(index -> (index % 2 == 0 ? one : other).caller().submit(SORA, SORA_TASK))
                .toList();
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static List<String> accepted(List<HttpResponse<String>> answers) {
        return answers.stream()
                .filter(answer -> answer.statusCode() == 200)
                .map(Caller::taskId)
                .toList();
    }

    private static void isRefusedForConcurrency(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("concurrency_limit").contains("Rate limit exceeded");
        assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
    }

    /** The largest number of admissions in a window of 60 s that starts at any of them. */
    private static long mostInAnyMinute(List<Long> sortedTimes) {
        return sortedTimes.stream()
                .mapToLong(start -> sortedTimes.stream()
                        .filter(time -> time >= start && time < start + 60_000)
                        .count())
                .max()
                .orElse(0);
    }
}
