package io.reelgate.redis.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;

/** A process that holds an own Redis until it is told to end, standing in for a gateway. */
final class Gateway {
    private Gateway() {}

    /** Starts on the given folder, says so, and stops in order when its input ends. */
    public static void main(String[] args) throws IOException {
        EmbeddedRedis redis = EmbeddedRedis.start(Path.of(args[0]), new SecureRandom(), Duration.ZERO);
        System.out.println(redis.process().pid());
        System.in.transferTo(OutputStream.nullOutputStream());
        redis.stop();
    }

    /** Starts another one in a process of its own; returns once its Redis runs. */
    static Process launch(Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Gateway.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        process.inputReader().readLine();
        return process;
    }
}
