package io.reelgate.gateway;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import io.reelgate.rig.Ports;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The only node is killed and started again in the same folder; Redis and the result store go with it. */
@Tag("faults")
@Tag("matrix")
class KillIT {
    private static final String MODEL = "ltx-2-19b";
    private static final int TASKS = 200;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void allRunningTasksFinishAfterTheRestartEachSubmittedOnce() {
        Map<String, String> settings =
                Map.of("REELGATE_SIMULATOR_PORT", Integer.toString(Ports.free()), "REELGATE_SIMULATOR_SPEED", "6");
        List<String> taskIds;
        GatewayProcess killed = GatewayProcess.start(folder, settings);
        taskIds = submit(killed.caller());
        await().atMost(PATIENCE).until(() -> processing(killed.caller(), taskIds) == TASKS);
        killed.kill();

        try (GatewayProcess restarted = GatewayProcess.start(folder, settings)) {
            restarted.caller().allEnded(MODEL, taskIds, PATIENCE);

            assertThat(taskIds.stream().map(id -> restarted.caller().task(MODEL, id)))
                    .allSatisfy(task -> assertThat(task.get("state").asText()).isEqualTo("success"));
            assertThat(submitsByPrompt(settings.get("REELGATE_SIMULATOR_PORT")))
                    .hasSize(TASKS)
                    .allSatisfy((prompt, submits) -> assertThat(submits).isEqualTo(1));
        }
    }

    private static List<String> submit(Caller caller) {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, TASKS)
                .mapToObj(index ->
                        caller.submit(MODEL, "{\"input\":{\"prompt\":\"kill " + index + " [sim:takes=20000]\"}}"))
                .toList();
        return answers.stream().map(CompletableFuture::join).map(Caller::taskId).toList();
    }

    private static long processing(Caller caller, List<String> taskIds) {
        return IntStream.iterate(0, from -> from < taskIds.size(), from -> from + 100)
                .mapToObj(from -> String.join(",", taskIds.subList(from, from + 100)))
                .flatMap(batch -> StreamSupport.stream(caller.task(MODEL, batch).spliterator(), false))
                .filter(task -> task.get("state").asText().equals("processing"))
                .count();
    }

    private static Map<String, Long> submitsByPrompt(String simulatorPort) {
        String url = "http://127.0.0.1:" + simulatorPort + "/_simulator/ledger?kind=submit";
        JsonNode ledger = Http.json(new String(Http.get(url).body(), StandardCharsets.UTF_8));
        return StreamSupport.stream(ledger.spliterator(), false)
                .collect(groupingBy(entry -> entry.at("/body/input/prompt").asText(), counting()));
    }
}
