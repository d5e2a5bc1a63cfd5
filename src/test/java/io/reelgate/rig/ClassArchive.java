package io.reelgate.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The archive of class data that operators are advised to keep beside the jar ({@code src/docs/operations.md}): with it a
 * node starts in little more than half the time. Made once per build, by a gateway that generates one video and stops.
 */
final class ClassArchive {
    private static final Path FILE = Path.of("target", "reelgate.jsa").toAbsolutePath();
    private static final String MODEL = "wan-2-5";

    private static List<String> options;

    private ClassArchive() {}

    /** What makes a JVM use it; what makes the JVM write it while it is being made. */
    static synchronized List<String> options() {
        if (options == null) {
            options = List.of("-XX:ArchiveClassesAtExit=" + FILE);
            if (isOlder()) {
                make();
            }
            options = List.of("-XX:SharedArchiveFile=" + FILE);
        }
        return options;
    }

    private static boolean isOlder() {
        return modified(FILE).compareTo(modified(GatewayProcess.jar())) < 0;
    }

    private static void make() {
        GatewayProcess gateway =
                GatewayProcess.start(FILE.resolveSibling("class-archive"), Map.of("REELGATE_SIMULATOR_SPEED", "300"));
        String task = gateway.caller().accepted(MODEL, "{\"input\": {\"prompt\": \"waves\"}}");
        gateway.caller().ended(MODEL, task, Duration.ofSeconds(60));
        gateway.terminate();
    }

    private static FileTime modified(Path file) {
        try {
            return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
