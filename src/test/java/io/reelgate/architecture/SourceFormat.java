package io.reelgate.architecture;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * How every source file is formatted. Run by a test and by the {@code format} profile rather than by a build plugin,
 * because the formatter reads Java 21 only on a JDK that knows it, and Maven itself may run on an older one.
 */
final class SourceFormat {
    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(Style.PALANTIR).build());

    private SourceFormat() {}

    /** Writes every unformatted file anew. */
    public static void main(String[] arguments) throws IOException {
        for (Path file : sources()) {
            if (!isFormatted(file)) {
                Files.writeString(file, formatted(file));
                System.out.println("formatted " + file);
            }
        }
    }

    static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    static boolean isFormatted(Path file) {
        try {
            return Files.readString(file).equals(formatted(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String formatted(Path file) throws IOException {
        try {
            String ordered = ImportOrderer.reorderImports(Files.readString(file), Style.PALANTIR);
            return FORMATTER.formatSource(RemoveUnusedImports.removeUnusedImports(ordered));
        } catch (FormatterException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
