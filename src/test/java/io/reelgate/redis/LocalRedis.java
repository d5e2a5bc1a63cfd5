package io.reelgate.redis;

import io.reelgate.redis.embedded.RedisProcess;
import io.reelgate.redis.embedded.RedisProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A local server process for all tests of one JVM, an installed program or a bundled one; ends with the JVM. */
final class LocalRedis {
    private LocalRedis() {}

    static String start() {
        try {
            Path folder = Files.createTempDirectory("reelgate-test-redis");
            RedisProcess server =
                    RedisProcess.start(RedisProgram.find(programs()), folder, RedisProcess.freePort(), "shared");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, folder)));
            return server.url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(RedisProcess server, Path folder) {
        server.process().destroyForcibly();
        server.process().onExit().join();
        delete(folder);
    }

    /** Kept between runs, so that the bundled program is unpacked once per build. */
    static Path programs() {
        return Path.of("target", "redis-programs");
    }

    static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
