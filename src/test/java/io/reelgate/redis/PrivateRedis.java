package io.reelgate.redis;

import io.reelgate.redis.embedded.RedisProcess;
import io.reelgate.redis.embedded.RedisProgram;
import io.reelgate.rig.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server of one test alone, to be frozen, killed and started again on the same port. Always a local process. */
public final class PrivateRedis implements AutoCloseable {
    private static final String PASSWORD = "private";

    private final Path folder;
    private final RedisProgram program;
    private final int port;
    private RedisProcess server;

    private PrivateRedis(Path folder, int port) {
        this.folder = folder;
        this.port = port;
        this.program = RedisProgram.find(LocalRedis.programs());
        this.server = RedisProcess.start(program, folder, port, PASSWORD);
    }

    /** Starts one on a free port, with an append-only file. */
    public static PrivateRedis start() {
        try {
            return new PrivateRedis(Files.createTempDirectory("reelgate-private-redis"), Ports.free());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return server.url();
    }

    public int port() {
        return port;
    }

    /** kill -9; what was written to the append-only file stays. */
    public void kill() {
        server.process().destroyForcibly();
        server.process().onExit().join();
    }

    /** Starts it again after a kill, on the same port and file. */
    public void restart() {
        server = RedisProcess.start(program, folder, port, PASSWORD);
    }

    /** SIGSTOP: connections stay open, nothing is answered. */
    public void freeze() {
        signal("-STOP");
    }

    /** SIGCONT: everything sent while it was frozen is executed now. */
    public void thaw() {
        signal("-CONT");
    }

    private void signal(String name) {
        try {
            String pid = Long.toString(server.process().pid());
            int exit = new ProcessBuilder("kill", name, pid).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("kill " + name + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
        LocalRedis.delete(folder);
    }
}
