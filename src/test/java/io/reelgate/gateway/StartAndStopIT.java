package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.rig.GatewayProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a gateway that is run on its own begins and ends. */
class StartAndStopIT {
    private static final String MODEL = "veo-3-1";
    private static final String TASK = "{\"input\":{\"prompt\":\"clouds [sim:takes=4000]\"}}";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void aStopDrainsEndsWithZeroAndTheNextStartFinishesWhatWasAccepted() {
        GatewayProcess first = GatewayProcess.start(folder, Map.of());
        List<String> taskIds = IntStream.range(0, 20)
                .mapToObj(index -> first.caller().accepted(MODEL, TASK))
                .toList();

        assertThat(first.terminate()).isZero();

        try (GatewayProcess second = GatewayProcess.start(folder, Map.of())) {
            second.caller().allEnded(MODEL, taskIds, PATIENCE);
            assertThat(taskIds)
                    .allSatisfy(id -> assertThat(
                                    second.caller().task(MODEL, id).get("state").asText())
                            .isEqualTo("success"));
        }
    }

    @Test
    void aSecondGatewayOnTheSameFolderIsRefusedWithAReason() {
        try (GatewayProcess first = GatewayProcess.start(folder, Map.of())) {
            GatewayProcess second = GatewayProcess.launch(folder, Map.of());

            await().atMost(PATIENCE).until(() -> !second.process().isAlive());

            assertThat(second.process().exitValue()).isEqualTo(1);
            assertThat(first.output()).contains("in use by another gateway");
            assertThat(first.process().isAlive()).isTrue();
        }
    }
}
