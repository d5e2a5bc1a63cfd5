package io.reelgate.redis.embedded;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Redis a gateway starts for itself: one server per data folder, append-only file inside, listening on loopback with a
 * random port and password. It outlives a gateway that was killed, and the next start takes it over. Blocking; not for an
 * event loop.
 */
public final class EmbeddedRedis {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRedis.class);
    private static final int PORT_ATTEMPTS = 3;

    private final FolderLock lock;
    private final Path folder;
    private final boolean adopted;
    private volatile RedisProcess server;
    private CompletableFuture<Void> revival = new CompletableFuture<>();
    private boolean stopped;

    private EmbeddedRedis(FolderLock lock, Path folder, RedisProcess server, boolean adopted) {
        this.lock = lock;
        this.folder = folder;
        this.server = server;
        this.adopted = adopted;
    }

    /**
     * Takes the folder and makes sure exactly one server runs on it.
     *
     * @param folder such as {@code data/redis}; made if it is missing
     * @param random makes the password
     * @param patience how long to wait for another gateway that is just leaving the folder
     * @throws RedisRefused with a text for the person at the terminal
     */
    public static EmbeddedRedis start(Path folder, SecureRandom random, Duration patience) {
        FolderLock lock = FolderLock.take(folder, patience);
        try {
            return started(lock, new ServerFiles(folder), random);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedRedis started(FolderLock lock, ServerFiles files, SecureRandom random) {
        Optional<RedisProcess> orphan = RedisProcess.running(files);
        if (orphan.isPresent()) {
            report("own redis adopted", orphan.get());
            return new EmbeddedRedis(lock, files.folder(), orphan.get(), true).revivedWhenItEnds();
        }
        if (files.lastEndpoint().isPresent()) {
            RedisProcess.clear(files);
        }
        RedisProcess server = launched(RedisProgram.find(files.folder()), files, random);
        report("own redis started", server);
        return new EmbeddedRedis(lock, files.folder(), server, false).revivedWhenItEnds();
    }

    /** Somebody else may take the free port before the server does, so a few are tried. */
    private static RedisProcess launched(RedisProgram program, ServerFiles files, SecureRandom random) {
        @Nullable RedisRefused last = null;
        for (int attempt = 0; attempt < PORT_ATTEMPTS; attempt++) {
            try {
                return RedisProcess.start(program, files.folder(), RedisProcess.freePort(), password(random));
            } catch (RedisRefused e) {
                RedisProcess.clear(files);
                last = e;
            }
        }
        throw last == null ? new IllegalStateException() : last;
    }

    private static String password(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void report(String what, RedisProcess server) {
        LOG.atInfo()
                .addKeyValue("port", server.port())
                .addKeyValue("pid", server.process().pid())
                .log(what);
    }

    /** Where clients connect; holds the password, so not for a log. */
    public String url() {
        return server.url();
    }

    /** Whether this server was running already, left by a gateway that was killed. */
    public boolean adopted() {
        return adopted;
    }

    /** The process of the server, which changes when one was killed and another started in its place. */
    public ProcessHandle process() {
        return server.process();
    }

    private synchronized EmbeddedRedis revivedWhenItEnds() {
        revival = server.process().onExit().thenRunAsync(this::revive);
        return this;
    }

    /** A server that was killed is started again where its clients look for it. */
    private synchronized void revive() {
        if (stopped) {
            return;
        }
        try {
            RedisProcess.clear(new ServerFiles(folder));
            server = RedisProcess.start(RedisProgram.find(folder), folder, server.port(), server.password());
            report("own redis had ended, started again", server);
            revivedWhenItEnds();
        } catch (RuntimeException e) {
            LOG.atError().addKeyValue("cause", e.getMessage()).log("own redis ended and does not start");
            revival = CompletableFuture.runAsync(this::revive, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS));
        }
    }

    /** Lets the server save and end, and leaves the folder. May be called twice. */
    public synchronized void stop() {
        if (!stopped) {
            stopped = true;
            revival.cancel(false);
            server.stop();
            lock.close();
        }
    }
}
