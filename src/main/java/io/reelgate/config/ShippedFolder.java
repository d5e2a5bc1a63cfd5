package io.reelgate.config;

import io.reelgate.config.bind.YamlSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * YAML files that come with the program, whether it runs from a folder of classes or from a jar.
 * Lists what is there, so that adding a file needs no index.
 *
 * @param location folder of classes, or jar
 */
record ShippedFolder(Path location) {

    /** Where this program itself was loaded from. */
    static ShippedFolder ofProgram() {
        try {
            return new ShippedFolder(Path.of(ShippedFolder.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The YAML files of a folder such as {@code conf/models}, by name; none where there is no such folder. */
    List<YamlSource> files(String folder) {
        return inside(root -> YamlFolder.files(root.resolve(folder), folder + "/"));
    }

    private List<YamlSource> inside(Function<Path, List<YamlSource>> reader) {
        if (Files.isDirectory(location)) {
            return reader.apply(location);
        }
        try (FileSystem jar = FileSystems.newFileSystem(location)) {
            return reader.apply(jar.getPath("/"));
        } catch (IOException e) {
            throw new UncheckedIOException(location + " cannot be read", e);
        }
    }

    /** Reads folders of YAML files. */
    static final class YamlFolder {
        private YamlFolder() {}

        /** The files by name, each called by the prefix and its name. */
        static List<YamlSource> files(Path folder, String prefix) {
            if (!Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(".yaml"))
                        .sorted()
                        .map(file -> source(file, prefix))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(folder + " cannot be read", e);
            }
        }

        private static YamlSource source(Path file, String prefix) {
            return new YamlSource(
                    prefix + file.getFileName(), YamlSource.ofFile(file).text());
        }
    }
}
