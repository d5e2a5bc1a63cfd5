package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Ports;
import io.reelgate.rig.SimulatorProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A simulator that stands alone is the hosts of sample media for a gateway that is told so. */
@Tag("faults")
@Tag("matrix")
class SampleHostsIT {
    private static final String MODEL = "wan-2-5";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    @Test
    void isReachedByEgressHostsAndTrustedByItsFile() {
        int port = Ports.free();
        String certificate = folder.resolve("samples.pem").toString();
        try (SimulatorProcess simulator = SimulatorProcess.start(
                        folder.resolve("simulator"),
                        "100",
                        "--media-port",
                        Integer.toString(port),
                        "--media-certificate",
                        certificate);
                GatewayProcess gateway = GatewayProcess.start(
                        folder.resolve("gateway"),
                        Map.of(
                                "REELGATE_SIMULATOR_URL",
                                simulator.url(),
                                "REELGATE_SIMULATOR_SPEED",
                                "100",
                                "REELGATE_EGRESS_HOSTS",
                                "example.com=127.0.0.1:" + port,
                                "REELGATE_EGRESS_TRUST",
                                certificate))) {
            String id = gateway.caller()
                    .accepted(
                            MODEL,
                            "{\"input\":{\"mode\":\"image-to-video\",\"prompt\":\"waves\","
                                    + "\"image_urls\":[\"https://example.com/lighthouse.webp\"]}}");

            var ended = gateway.caller().ended(MODEL, id, PATIENCE);

            assertThat(ended.get("state").asText()).as(ended.toString()).isEqualTo("success");
            assertThat(simulator.ledger("sample").toString()).contains("/lighthouse.webp");
        }
    }
}
