package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.PollPace;
import io.reelgate.rig.SimulatorProcess;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two node processes and more due looks than the upstream allows, counted on the upstream's side. */
@Tag("faults")
@Tag("matrix")
class LookCapIT {
    private static final int CAP = 20;
    private static final int TASKS = 300;
    private static final int WAVE = 20;
    private static final String MODEL = "ltx-2-19b";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void twoNodesTogetherNeverLookMoreOftenThanTheUpstreamAllows() {
        try (SimulatorProcess simulator = SimulatorProcess.start(folder.resolve("simulator"), "10")) {
            Map<String, String> settings = settings(simulator);
            try (GatewayProcess one = GatewayProcess.start(folder.resolve("one"), settings);
                    GatewayProcess other = GatewayProcess.start(folder.resolve("other"), settings)) {
                List<String> tasks = submitAll(List.of(one, other));
                assertThat(tasks).hasSizeGreaterThan(TASKS / 2);
                one.caller().allEnded(MODEL, tasks, PATIENCE);
            }
            PollPace pace = PollPace.of(simulator);

            assertThat(pace.mostInAnySecond()).isLessThanOrEqualTo(CAP);
            assertThat(pace.total()).isGreaterThan(TASKS / 2);
        }
    }

    private Map<String, String> settings(SimulatorProcess simulator) {
        return Map.ofEntries(
                Map.entry("REELGATE_REDIS_URL", RedisForTests.url()),
                Map.entry("REELGATE_REDIS_PREFIX", RedisForTests.freshPrefix()),
                Map.entry("REELGATE_REDIS_COMMANDTIMEOUT", "3s"),
                Map.entry("REELGATE_RESULTS_URL", "file:" + folder.resolve("results")),
                Map.entry("REELGATE_SIMULATOR_URL", simulator.url()),
                Map.entry("REELGATE_SIMULATOR_SPEED", "10"),
                Map.entry("REELGATE_UPSTREAMS_WAVESPEED_LOOKSPERSECOND", Integer.toString(CAP)),
                Map.entry("REELGATE_MODELS_LTX_2_19B_LIMITS_CONCURRENT", "1000"),
                Map.entry("REELGATE_MODELS_LTX_2_19B_LIMITS_REQUESTSPERMINUTE", "10000"));
    }

    /** In small waves: what an overloaded machine refuses all the same is not part of the claim. */
    private static List<String> submitAll(List<GatewayProcess> nodes) {
        List<String> accepted = new ArrayList<>();
        for (int wave = 0; wave < TASKS / WAVE; wave++) {
            List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, WAVE)
                    .mapToObj(index -> submit(nodes.get(index % nodes.size())))
                    .toList();
            answers.stream()
                    .map(CompletableFuture::join)
                    .filter(answer -> answer.statusCode() == 200)
                    .map(Caller::taskId)
                    .forEach(accepted::add);
        }
        return accepted;
    }

    private static CompletableFuture<HttpResponse<String>> submit(GatewayProcess node) {
        return node.caller().submit(MODEL, "{\"input\":{\"prompt\":\"a lighthouse [sim:takes=2000]\"}}");
    }
}
