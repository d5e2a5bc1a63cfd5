package io.reelgate.config;

import io.reelgate.config.bind.YamlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Deliberately broken files, each of which ends with the errors it must give. */
public final class BrokenFiles {

    private static final Path FOLDER = Path.of("src/test/resources/config/broken");
    private static final String MARK = "# error: ";

    private BrokenFiles() {}

    /** The files of one kind, named without their folder. */
    public static List<YamlSource> of(String kind) throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve(kind))) {
            return files.sorted().map(BrokenFiles::source).toList();
        }
    }

    public static List<String> expectedErrors(YamlSource file) {
        return file.text()
                .lines()
                .filter(line -> line.startsWith(MARK))
                .map(line -> line.substring(MARK.length()))
                .toList();
    }

    private static YamlSource source(Path file) {
        return new YamlSource(
                file.getFileName().toString(), YamlSource.ofFile(file).text());
    }
}
