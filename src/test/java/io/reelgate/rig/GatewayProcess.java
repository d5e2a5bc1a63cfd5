package io.reelgate.rig;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One gateway in a JVM of its own, run from the built jar. Its folder is its working directory: data, demo key and
 * {@code output.log} lie there, so a second start in the same folder is a restart.
 */
public final class GatewayProcess implements AutoCloseable {
    public static final String KEY = "rg_test_key_0123456789abcdef";
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final Process process;
    private final int port;
    private final int opsPort;
    private boolean frozen;

    private GatewayProcess(Path folder, Process process, int port, int opsPort) {
        this.folder = folder;
        this.process = process;
        this.port = port;
        this.opsPort = opsPort;
    }

    /** Starts a gateway and waits until it is ready. {@code environment} holds REELGATE_ settings. */
    public static GatewayProcess start(Path folder, Map<String, String> environment) {
        GatewayProcess gateway = launch(folder, environment);
        gateway.awaitReady();
        return gateway;
    }

    /** Starts a gateway that ends itself at a named moment, and waits until it is ready or has, with what it found to do. */
    public static GatewayProcess startCrashing(Path folder, Map<String, String> environment, CrashPoint point) {
        GatewayProcess gateway = launch(folder, environment, Optional.of(point));
        await("gateway in " + folder + " ready or ended")
                .atMost(PATIENCE)
                .until(() -> !gateway.process.isAlive() || Http.status(gateway.ops("/health/ready")) == 200);
        return gateway;
    }

    /** Starts a gateway and does not wait. */
    public static GatewayProcess launch(Path folder, Map<String, String> environment) {
        return launch(folder, environment, Optional.empty());
    }

    private static GatewayProcess launch(Path folder, Map<String, String> environment, Optional<CrashPoint> point) {
        Map<String, String> settings = new HashMap<>(environment);
        settings.putIfAbsent("REELGATE_HTTP_PORT", Integer.toString(Ports.free()));
        settings.putIfAbsent("REELGATE_OPS_PORT", Integer.toString(Ports.free()));
        settings.putIfAbsent("REELGATE_DEMO_KEY", KEY);
        settings.putIfAbsent("REELGATE_DEMO_WEBHOOKSECRET", SECRET);
        return new GatewayProcess(
                folder,
                run(folder, command(settings, point), settings),
                Integer.parseInt(settings.get("REELGATE_HTTP_PORT")),
                Integer.parseInt(settings.get("REELGATE_OPS_PORT")));
    }

    private static Process run(Path folder, List<String> command, Map<String, String> settings) {
        try {
            Files.createDirectories(folder);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("output.log").toFile()));
            builder.environment().keySet().removeIf(name -> name.startsWith("REELGATE_"));
            builder.environment().putAll(settings);
            Process process = builder.start();
            // A test that fails half way must leave nothing running.
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Map<String, String> settings, Optional<CrashPoint> point) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.add("-Xmx" + Optional.ofNullable(settings.remove("HEAP")).orElse("256m"));
        command.addAll(point.map(GatewayProcess::crashing).orElseGet(GatewayProcess::serving));
        return command;
    }

    private static List<String> serving() {
        List<String> command = new ArrayList<>(ClassArchive.options());
        command.addAll(List.of("-jar", jar().toString(), "serve"));
        return command;
    }

    /** The same jar; only the main class comes from the tests. */
    private static List<String> crashing(CrashPoint point) {
        List<String> command = new ArrayList<>(point.properties());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dlogback.configurationFile=logback.xml"));
        command.addAll(List.of(
                "-cp",
                jar() + File.pathSeparator + Path.of("target", "test-classes").toAbsolutePath()));
        command.add("io.reelgate.rig.crash.CrashingGateway");
        return command;
    }

    /** The jar that the build left; whole-gateway tests run after packaging. */
    static Path jar() {
        Path jar = Path.of("target", "reelgate.jar").toAbsolutePath();
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: run mvn package first");
        }
        return jar;
    }

    public void awaitReady() {
        await("gateway in " + folder + " ready")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(this::ready);
    }

    private boolean ready() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the gateway ended: " + output());
        }
        return Http.status(ops("/health/ready")) == 200;
    }

    public String url(String path) {
        return "http://localhost:" + port + path;
    }

    public String ops(String path) {
        return "http://localhost:" + opsPort + path;
    }

    public Caller caller() {
        return new Caller(url(""), KEY);
    }

    public Path folder() {
        return folder;
    }

    public Process process() {
        return process;
    }

    /** Everything the process has printed, all its starts together. */
    public String output() {
        try {
            return Files.readString(folder.resolve("output.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Waits until the process has ended by itself, and says with what. */
    public int awaitExit() {
        awaitEnd();
        return process.exitValue();
    }

    /** SIGSTOP: connections stay open, nothing is answered, and leases go on ageing. */
    public void freeze() {
        willFreeze();
        Signals.freeze(process);
    }

    /** SIGCONT: goes on in the middle of whatever it did. */
    public void thaw() {
        Signals.thaw(process);
    }

    /** As SIGTERM does: drains and ends. */
    public int terminate() {
        process.destroy();
        awaitEnd();
        return process.exitValue();
    }

    /** To be told by a test that stops the process with a signal: its loops stand still then, and its checker says so. */
    public void willFreeze() {
        frozen = true;
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), SECONDS)) {
                throw new IllegalStateException("the gateway did not end: " + output());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ends the process the kind way, else by force, so that its Redis ends with it. No event loop may have been held up. */
    @Override
    public void close() {
        if (process.isAlive()) {
            terminate();
        }
        List<String> blocked = NeverBlocked.in(output());
        if (!frozen && !blocked.isEmpty()) {
            throw new AssertionError("an event loop in " + folder + " was blocked: " + blocked);
        }
    }
}
