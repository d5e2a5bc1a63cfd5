package io.reelgate.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Where the client runs.
 *
 * @param folder what relative paths are relative to
 * @param terminal whether a person watches: bars are redrawn in place instead of written line by line
 */
public record Surroundings(Clock clock, Map<String, String> environment, Path folder, boolean terminal) {
    private static final int USUAL_COLUMNS = 80;

    /** Those of this process. Must be asked before anything else asks for the console. */
    @SuppressWarnings("SystemConsoleNull") // the property brings back that it is null without a terminal
    public static Surroundings ofProcess(Clock clock) {
        // Java 22 to 24 give out a console even where there is none, unless told to use the old one.
        System.setProperty("jdk.console", "java.base");
        return new Surroundings(clock, System.getenv(), Path.of(""), System.console() != null);
    }

    /** Set and not empty. */
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** Whether lines may be redrawn in place. */
    boolean redraws() {
        return terminal && !"dumb".equals(environment.get("TERM"));
    }

    /** See no-color.org: any value but the empty one. */
    boolean colours() {
        return redraws() && variable("NO_COLOR").isEmpty();
    }

    int columns() {
        return variable("COLUMNS")
                .filter(value -> value.matches("[1-9]\\d{1,3}"))
                .map(Integer::parseInt)
                .orElse(USUAL_COLUMNS);
    }
}
