package io.reelgate.config.bind;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects errors; told by source and line. */
final class ErrorList {

    private final List<ConfigError> errors = new ArrayList<>();

    /** Adds an error; always empty, so that a reader can end with it. */
    <T> Optional<T> add(Origin origin, String path, String message) {
        errors.add(new ConfigError(origin.source(), origin.line(), path, message));
        return Optional.empty();
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    List<ConfigError> inOrder() {
        return errors.stream()
                .sorted(Comparator.comparing(ConfigError::source).thenComparingInt(ConfigError::line))
                .toList();
    }
}
