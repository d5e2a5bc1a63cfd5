package io.reelgate.redis.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server program that runs on this machine: an installed one, else one of those bundled in the jar.
 *
 * @param version what it said of itself
 */
public record RedisProgram(Path path, RedisVersion version) {
    private static final long ANSWER_SECONDS = 5;

    /**
     * Finds one, asking each candidate for its version.
     *
     * @param folder where a bundled program may be unpacked; kept for the next start
     * @throws RedisRefused with what to install, if none runs here
     */
    public static RedisProgram find(Path folder) {
        return Stream.concat(installed(), BundledPrograms.unpacked(folder))
                .flatMap(path -> asked(path).stream())
                .filter(program -> program.version().sufficient())
                .findFirst()
                .orElseThrow(RedisProgram::nothingRuns);
    }

    private static Stream<Path> installed() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of("redis-server", "valkey-server")
                .flatMap(name -> Stream.of(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable);
    }

    /** The program with its version, or nothing if it does not even say that: wrong architecture, missing libraries. */
    static Optional<RedisProgram> asked(Path path) {
        try {
            Process process = new ProcessBuilder(path.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            return ended ? RedisVersion.in(line).map(version -> new RedisProgram(path, version)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static RedisRefused nothingRuns() {
        return new RedisRefused(
                "no Redis server runs here: neither an installed redis-server or valkey-server of version "
                        + RedisVersion.FLOOR + " or later, nor the bundled one for " + System.getProperty("os.name")
                        + " on "
                        + System.getProperty("os.arch")
                        + ". Install redis (Debian and Ubuntu: apt-get install redis-server, "
                        + "macOS: brew install redis), or set redis.url (REELGATE_REDIS_URL) to a running server.");
    }
}
