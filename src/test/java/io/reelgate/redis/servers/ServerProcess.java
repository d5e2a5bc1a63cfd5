package io.reelgate.redis.servers;

import static org.awaitility.Awaitility.await;

import io.reelgate.redis.embedded.RedisProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * One {@code redis-server} with a folder and a port of its own that it keeps over kills and restarts. Append-only; ends
 * with the JVM. For one test thread at a time.
 */
public final class ServerProcess implements AutoCloseable {
    private static final RedisProgram PROGRAM = RedisProgram.find(Path.of("target", "redis-programs"));
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private final Access access;
    private final List<String> arguments;
    private Process process;
    private boolean frozen;

    private ServerProcess(Path folder, int port, Access access, String... arguments) {
        this.folder = folder;
        this.port = port;
        this.access = access;
        this.arguments = List.of(arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /**
     * Starts one and waits until it answers.
     *
     * @param settings lines of its configuration file, without folder and persistence
     */
    static ServerProcess start(int port, Access access, List<String> settings) {
        List<String> lines = new ArrayList<>(List.of("appendonly yes", "appendfsync everysec", "save \"\""));
        lines.addAll(settings);
        return started(new ServerProcess(folder(), port, access), lines);
    }

    /** Starts a Sentinel, which keeps what it learns in its configuration file. */
    static ServerProcess sentinel(int port, Access access, List<String> settings) {
        return started(new ServerProcess(folder(), port, access, "--sentinel"), settings);
    }

    private static ServerProcess started(ServerProcess server, List<String> settings) {
        List<String> lines = new ArrayList<>(List.of("bind 127.0.0.1", "dir " + server.folder));
        lines.addAll(settings);
        try {
            Files.write(server.folder.resolve("redis.conf"), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.restart();
        return server;
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("reelgate-server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Neither ended nor frozen. */
    public boolean responsive() {
        return process.isAlive() && !frozen;
    }

    /** kill -9; the append-only file stays. */
    public void kill() {
        process.destroyForcibly().onExit().join();
        frozen = false;
    }

    /** SIGTERM: it saves and ends. */
    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** Starts it again after its end, on the same port and folder, and waits until it answers. */
    public void restart() {
        launch();
        await("redis-server on port " + port)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(this::answers);
    }

    private void launch() {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.path().toAbsolutePath().toString(),
                folder.resolve("redis.conf").toString()));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean answers() {
        if (!process.isAlive()) {
            throw new IllegalStateException("redis-server on port " + port + " ended: " + output());
        }
        try {
            return "PONG".equals(access.ask(port, "PING"));
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    /** SIGSTOP: connections stay open, nothing is answered. */
    public void freeze() {
        signal("-STOP");
        frozen = true;
    }

    /** SIGCONT: everything sent while it was frozen is executed now. */
    public void thaw() {
        signal("-CONT");
        frozen = false;
    }

    private void signal(String name) {
        try {
            String pid = Long.toString(process.pid());
            if (new ProcessBuilder("kill", name, pid).start().waitFor() != 0) {
                throw new IllegalStateException("kill " + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Asks on a connection of its own: a String, a Long, a List or null.
     *
     * @throws IllegalStateException with the text of an error answer
     */
    public Object ask(String... words) {
        try {
            return access.ask(port, words);
        } catch (IOException e) {
            throw new UncheckedIOException(address() + " " + words[0], e);
        }
    }

    /** A field of one section of INFO; empty if it is not there. */
    public String info(String section, String field) {
        return field(ask("INFO", section), field);
    }

    /** The value of one {@code field:value} line. */
    static String field(Object lines, String field) {
        return Arrays.stream(((String) lines).split("\r\n", -1))
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1))
                .findFirst()
                .orElse("");
    }

    private Path log() {
        return folder.resolve("output.log");
    }

    /** What the server has logged. */
    public String output() {
        try {
            return Files.readString(log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills it and deletes its folder. */
    @Override
    public void close() {
        if (process != null) {
            kill();
        }
        try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
