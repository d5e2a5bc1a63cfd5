package io.reelgate.config.bind;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A YAML text and where it comes from.
 *
 * @param name what error messages call it
 */
public record YamlSource(String name, String text) {

    /**
     * The text of a file.
     *
     * @throws UncheckedIOException when the file cannot be read as UTF-8
     */
    public static YamlSource ofFile(Path file) {
        try {
            return new YamlSource(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read as UTF-8 text", e);
        }
    }
}
