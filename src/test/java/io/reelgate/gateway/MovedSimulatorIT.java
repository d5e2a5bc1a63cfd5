package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result link names the simulator that gave it, and that simulator dies with its node. */
class MovedSimulatorIT {
    private static final String MODEL = "ltx-2-19b";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int FINISHED_UPSTREAM = 99;

    @TempDir
    Path folder;

    @Test
    void aResultThatWasNotFetchedYetIsFetchedFromWhereItIsAfterTheRestart() {
        GatewayProcess killed = GatewayProcess.start(
                folder,
                Map.of(
                        "REELGATE_SIMULATOR_PORT",
                        Integer.toString(Ports.free()),
                        "REELGATE_NODE_ROLES",
                        "ingress,governor,submit,poll,sweep"));
        String id = killed.caller().accepted(MODEL, "{\"input\":{\"prompt\":\"a calm sea\"}}");
        await().atMost(PATIENCE).until(() -> percent(killed.caller(), id) == FINISHED_UPSTREAM);
        killed.kill();

        Map<String, String> elsewhere = Map.of("REELGATE_SIMULATOR_PORT", Integer.toString(Ports.free()));
        try (GatewayProcess restarted = GatewayProcess.start(folder, elsewhere)) {
            assertThat(restarted
                            .caller()
                            .ended(MODEL, id, PATIENCE)
                            .get("state")
                            .asText())
                    .isEqualTo("success");
        }
    }

    private static int percent(Caller caller, String id) {
        return caller.task(MODEL, id).path("progress").asInt();
    }
}
