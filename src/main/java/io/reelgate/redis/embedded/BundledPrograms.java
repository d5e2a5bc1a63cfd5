package io.reelgate.redis.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The programs inside com.github.codemonstur:embedded-redis 1.4.4, of which only the files are used. The one for Linux on
 * x86-64 needs glibc and libssl 3; the static 32-bit build after it needs neither. The one for Windows is older than the
 * floor and so left out.
 */
final class BundledPrograms {
    private BundledPrograms() {}

    /** Those for this machine, best first, each unpacked when it is asked for. */
    static Stream<Path> unpacked(Path folder) {
        return names(System.getProperty("os.name"), System.getProperty("os.arch")).stream()
                .filter(name -> BundledPrograms.class.getResource("/" + name) != null)
                .map(name -> unpack(name, folder));
    }

    static List<String> names(String system, String architecture) {
        boolean arm = architecture.equals("aarch64") || architecture.equals("arm64");
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return arm
                    ? List.of("redis-server-6.2.7-linux-arm64")
                    : List.of("redis-server-6.2.6-v5-linux-amd64", "redis-server-6.2.7-linux-386");
        }
        if (name.startsWith("mac")) {
            String intel = "redis-server-6.2.6-v5-darwin-amd64";
            return arm ? List.of("redis-server-6.2.6-v5-darwin-arm64", intel) : List.of(intel);
        }
        return List.of();
    }

    /** Moved into place whole, so a start that was killed while unpacking leaves no half program behind. */
    private static Path unpack(String name, Path folder) {
        Path target = folder.toAbsolutePath().resolve(name);
        if (Files.isExecutable(target)) {
            return target;
        }
        try (InputStream bytes = BundledPrograms.class.getResourceAsStream("/" + name)) {
            PrivateFiles.createFolder(folder);
            Path partial = Files.createTempFile(folder, name, ".part");
            Files.copy(bytes, partial, StandardCopyOption.REPLACE_EXISTING);
            partial.toFile().setExecutable(true);
            return Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack " + name + " into " + folder, e);
        }
    }
}
