package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.simulator.job.DurationRange;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The vendors' own JavaScript clients, unmodified, against the simulator: what satisfies them is the vendors' format, and
 * not our idea of it. With the profile clients; needs Node 20 and npm.
 */
@Tag("clients")
class ClientsIT {
    private static final Path SOURCES = Path.of("src/test/clients");
    private static final Path WORK = Path.of("target/clients").toAbsolutePath();

    /** Where the simulator is no second host: Google's client takes its key along to other hosts. */
    private static final String HOST = "127.0.0.2";

    private static final DurationRange SHORT = new DurationRange(Duration.ofMillis(100), Duration.ofMillis(200));

    @TempDir
    Path ledger;

    private final Vertx vertx = Vertx.vertx();
    private Simulator simulator;

    @BeforeEach
    void start() throws Exception {
        var settings = new SimulatorSettings(HOST, 0, 1, "a signing key for tests", ledger, Set.of());
        simulator = Simulator.start(vertx, 2, settings, (model, input) -> SHORT, Clock.systemUTC())
                .await();
        Files.createDirectories(WORK);
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, WORK.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @Test
    void areAllSatisfied() throws Exception {
        run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        run("node", "--test", "--test-reporter=spec");
    }

    private void run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(List.of(command)).directory(WORK.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("SIMULATOR_URL", simulator.url().toString()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
