package io.reelgate.rig;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The simulator alone, in a process of its own: it outlives the gateways that are killed. */
public final class SimulatorProcess implements AutoCloseable {
    private final Process process;
    private final int port;

    private SimulatorProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts one whose ledger lies in the folder and waits until it answers. {@code options}: more of the command's. */
    public static SimulatorProcess start(Path folder, String speed, String... options) {
        int port = Ports.free();
        SimulatorProcess simulator = new SimulatorProcess(run(folder, command(folder, speed, port, options)), port);
        await("simulator ready")
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Http.status(simulator.url() + "/_simulator/words") == 200);
        return simulator;
    }

    private static List<String> command(Path folder, String speed, int port, String... options) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(List.of("-Xmx512m", "-jar", GatewayProcess.jar().toString(), "simulate"));
        command.addAll(List.of("--port", Integer.toString(port), "--speed", speed));
        command.addAll(List.of("--ledger", folder.resolve("ledger").toString()));
        command.addAll(List.of(options));
        return command;
    }

    private static Process run(Path folder, List<String> command) {
        try {
            Files.createDirectories(folder);
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("simulator.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** The ledger's entries of one kind. */
    public JsonNode ledger(String kind) {
        byte[] body = Http.get(url() + "/_simulator/ledger?kind=" + kind).body();
        return Http.json(new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
