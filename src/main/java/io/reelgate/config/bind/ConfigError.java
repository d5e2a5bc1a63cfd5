package io.reelgate.config.bind;

/**
 * One thing to change in the configuration.
 *
 * @param source file or environment variable
 * @param line from 1; 0 where there are no lines
 * @param path the field, such as {@code http.port}; empty for the whole file
 * @param message what it must be
 */
public record ConfigError(String source, int line, String path, String message) {

    /** The complete sentence, such as {@code reelgate.yaml:12: http.port must be an integer (was "x")}. */
    @Override
    public String toString() {
        String place = line > 0 ? source + ":" + line : source;
        return place + ": " + (path.isEmpty() ? message : path + " " + message);
    }
}
