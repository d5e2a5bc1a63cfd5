package io.reelgate.redis.embedded;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A running server on the loopback interface, in a process group of its own, so that Ctrl-C in the terminal does not reach
 * it. Blocking.
 */
public final class RedisProcess {
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration GOODBYE = Duration.ofSeconds(15);
    /** Loading a large file takes its time; a server that answers that it is loading is waited for. */
    private static final int READY_POLLS = 1_000;

    private final ServerFiles files;
    private final Endpoint endpoint;
    private final ProcessHandle process;

    private RedisProcess(ServerFiles files, Endpoint endpoint, ProcessHandle process) {
        this.files = files;
        this.endpoint = endpoint;
        this.process = process;
    }

    /** A port of the loopback interface that was free a moment ago. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new RedisRefused("no free port on the loopback interface", e);
        }
    }

    /**
     * Starts a server on a folder and waits until it takes commands.
     *
     * @param password letters and digits
     * @throws RedisRefused if it ends or does not answer, with the end of its log
     */
    public static RedisProcess start(RedisProgram program, Path folder, int port, String password) {
        return start(program, folder, port, password, newSession());
    }

    static RedisProcess start(RedisProgram program, Path folder, int port, String password, Optional<String> session) {
        ServerFiles files = new ServerFiles(folder);
        Endpoint endpoint = new Endpoint(port, password);
        files.prepare(endpoint, session.isEmpty());
        CompletableFuture<?> ended = launch(program, files, session);
        awaitReady(files, endpoint, ended);
        return of(files, endpoint);
    }

    /** The server an earlier process left behind, if it answers with the password that process wrote down. */
    static Optional<RedisProcess> running(ServerFiles files) {
        Optional<Endpoint> endpoint = files.lastEndpoint().filter(RedisProcess::answers);
        endpoint.ifPresent(found -> awaitReady(files, found, new CompletableFuture<>()));
        return endpoint.map(found -> of(files, found));
    }

    private static boolean answers(Endpoint endpoint) {
        return switch (endpoint.state(ANSWER)) {
            case READY, LOADING -> true;
            case SILENT, FOREIGN -> false;
        };
    }

    private static RedisProcess of(ServerFiles files, Endpoint endpoint) {
        ProcessHandle process =
                files.process().orElseThrow(() -> new RedisRefused("the own Redis runs but left no process id"));
        return new RedisProcess(files, endpoint, process);
    }

    /** The system's way to leave the terminal's process group; without it the server does so itself, as a daemon. */
    private static Optional<String> newSession() {
        return List.of("/usr/bin/setsid", "/bin/setsid").stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    private static CompletableFuture<?> launch(RedisProgram program, ServerFiles files, Optional<String> session) {
        String path = program.path().toAbsolutePath().toString();
        String configuration = files.configuration().toString();
        List<String> command =
                session.map(setsid -> List.of(setsid, path, configuration)).orElse(List.of(path, configuration));
        try {
            Process started = new ProcessBuilder(command)
                    .directory(files.folder().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(files.log().toFile()))
                    .redirectInput(new File(File.separatorChar == '/' ? "/dev/null" : "NUL"))
                    .start();
            // A daemon's first process ends at once and well; only the end of a foreground server is a failure.
            return session.isPresent() ? started.onExit() : new CompletableFuture<>();
        } catch (IOException e) {
            throw new RedisRefused("cannot start " + path + ": " + e.getMessage(), e);
        }
    }

    private static void awaitReady(ServerFiles files, Endpoint endpoint, CompletableFuture<?> ended) {
        int polls = 0;
        while (polls < READY_POLLS) {
            Endpoint.State state = endpoint.state(ANSWER);
            if (state == Endpoint.State.READY && files.process().isPresent()) {
                return;
            }
            polls = state == Endpoint.State.LOADING ? 0 : polls + 1;
            if (Patience.endsWithin(ended, POLL)) {
                break;
            }
        }
        throw new RedisRefused("the own Redis did not start: " + files.lastWords());
    }

    /** Ends every process that may hold the folder's file without answering: frozen, half started, or not ours to ask. */
    static void clear(ServerFiles files) {
        files.process().ifPresent(RedisProcess::destroy);
        files.starting().ifPresent(RedisProcess::destroy);
        files.forget();
    }

    private static void destroy(ProcessHandle process) {
        process.destroyForcibly();
        if (!Patience.endsWithin(process.onExit(), GOODBYE)) {
            throw new RedisRefused("process " + process.pid() + " holds the Redis file and cannot be ended");
        }
    }

    /** Where clients connect, with the password. */
    public String url() {
        return endpoint.url();
    }

    public int port() {
        return endpoint.port();
    }

    public String password() {
        return endpoint.password();
    }

    public ProcessHandle process() {
        return process;
    }

    /** Lets the server write its file and end; a server that does not is ended by force, which loses nothing written. */
    public void stop() {
        endpoint.ask("SHUTDOWN", GOODBYE);
        if (!Patience.endsWithin(process.onExit(), GOODBYE)) {
            destroy(process);
        }
        files.forget();
    }
}
