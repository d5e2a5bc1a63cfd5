package io.reelgate.redis.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of one server in its folder: configuration, endpoint, process id, log. All private to the owner. */
record ServerFiles(Path folder) {
    private static final Pattern SERVER = Pattern.compile("(redis|valkey)-(server|check-rdb|check-aof)");

    ServerFiles {
        folder = folder.toAbsolutePath().normalize();
    }

    Path configuration() {
        return folder.resolve("redis.conf");
    }

    Path log() {
        return folder.resolve("redis.log");
    }

    private Path endpoint() {
        return folder.resolve("redis.endpoint");
    }

    private Path processId() {
        return folder.resolve("redis.pid");
    }

    /** Written before the server starts, so that a start killed in the middle leaves a trace of what it began. */
    void prepare(Endpoint endpoint, boolean daemon) {
        try {
            PrivateFiles.createFolder(folder);
            Files.deleteIfExists(processId());
            PrivateFiles.write(endpoint(), endpoint.port() + "\n" + endpoint.password() + "\n");
            PrivateFiles.write(configuration(), String.join("\n", settings(endpoint, daemon)) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + folder, e);
        }
    }

    private List<String> settings(Endpoint endpoint, boolean daemon) {
        return List.of(
                "bind 127.0.0.1",
                "port " + endpoint.port(),
                "requirepass " + endpoint.password(),
                "dir " + quoted(folder),
                "logfile " + quoted(log()),
                "pidfile " + quoted(processId()),
                "daemonize " + (daemon ? "yes" : "no"),
                "appendonly yes",
                "appendfsync everysec",
                "save \"\"",
                "maxmemory-policy noeviction");
    }

    private static String quoted(Path path) {
        return '"' + path.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    Optional<Endpoint> lastEndpoint() {
        try {
            List<String> lines = Files.exists(endpoint()) ? Files.readAllLines(endpoint()) : List.of();
            return lines.size() < 2
                    ? Optional.empty()
                    : Optional.of(new Endpoint(Integer.parseInt(lines.get(0)), lines.get(1)));
        } catch (IOException | NumberFormatException e) {
            throw new RedisRefused("cannot read " + endpoint() + "; delete it if no Redis runs on that folder", e);
        }
    }

    /** The living process the server wrote down; empty once it ended, or if the number now names something else. */
    Optional<ProcessHandle> process() {
        try {
            return Files.exists(processId()) ? writtenDown() : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A process that began after the file was written only inherited the number, perhaps from before a reboot. */
    private Optional<ProcessHandle> writtenDown() throws IOException {
        Instant latestStart = Files.getLastModifiedTime(processId()).toInstant().plusSeconds(2);
        return ProcessHandle.of(Long.parseLong(Files.readString(processId()).strip()))
                .filter(ServerFiles::isServer)
                .filter(process ->
                        !process.info().startInstant().orElse(Instant.MAX).isAfter(latestStart));
    }

    /** Debian's server is a link to its checker, and the system names a process after the file, not after the link. */
    private static boolean isServer(ProcessHandle process) {
        String command = process.info().command().orElse("");
        return process.isAlive() && SERVER.matcher(command).find();
    }

    /** A server that was started on this folder and has not come far enough to write down its process id. */
    Optional<ProcessHandle> starting() {
        String argument = configuration().toString();
        return ProcessHandle.allProcesses()
                .filter(ServerFiles::isServer)
                .filter(process -> process.info().commandLine().orElse("").contains(argument))
                .findFirst();
    }

    void forget() {
        try {
            Files.deleteIfExists(endpoint());
            Files.deleteIfExists(processId());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the traces of the own Redis in " + folder, e);
        }
    }

    /** The end of the server's log, where it says why it could not start. */
    String lastWords() {
        try {
            List<String> lines = Files.exists(log()) ? Files.readAllLines(log()) : List.of();
            return String.join(" / ", lines.subList(Math.max(0, lines.size() - 3), lines.size()));
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }
}
