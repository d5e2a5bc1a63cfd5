package io.reelgate.config.bind;

import java.util.List;

/** The outcome of reading a configuration. */
public sealed interface Bound<T> {

    /** Everything is in order. */
    record Usable<T>(T value) implements Bound<T> {}

    /** Something is wrong; holds every error there is, by source and line. */
    record Broken<T>(List<ConfigError> errors) implements Bound<T> {
        public Broken {
            errors = List.copyOf(errors);
        }
    }

    /** Empty when everything is in order. */
    default List<ConfigError> errors() {
        return switch (this) {
            case Usable<T> usable -> List.of();
            case Broken<T> broken -> broken.errors;
        };
    }

    /**
     * The value of a configuration that is in order.
     *
     * @throws ConfigException with all errors
     */
    default T orElseThrow() {
        return switch (this) {
            case Usable<T> usable -> usable.value;
            case Broken<T> broken -> throw new ConfigException(broken.errors);
        };
    }
}
