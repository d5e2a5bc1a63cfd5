package io.reelgate.config.bind;

import io.reelgate.config.bind.Bound.Broken;
import io.reelgate.config.bind.Bound.Usable;
import io.reelgate.config.bind.ConfigNode.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds YAML sources and the environment to a record of records, lists, maps, enums, durations, paths and so on.
 * <ul>
 * <li>A later source is laid over the earlier ones field by field; lists are replaced as a whole.
 * <li>The environment is laid over all: {@code http.publicUrl} is REELGATE_HTTP_PUBLICURL, lists separated by commas,
 *     maps of single values as {@code name=value,name=value}.
 * <li>Any value may refer to a variable as <code>${NAME}</code> or <code>${NAME:-otherwise}</code>.
 * <li>Optional, List, Set and Map may be left out; other components need a source or {@link Default}.
 * <li>A compact constructor refuses with an IllegalArgumentException whose message continues the path of its record.
 * <li>A sealed interface of records is chosen by the field {@code type}: {@code IntegerRule} is {@code integer} where
 *     the record says so by {@link Named}.
 * </ul>
 * Pure but for reflection; may be called on every thread.
 */
public final class ConfigBinder {

    private ConfigBinder() {}

    /** The settings, or every error there is. */
    public static <T extends Record> Bound<T> bind(Class<T> type, Variables environment, List<YamlSource> sources) {
        return read(type, new Environment(environment, ""), sources).bound();
    }

    /**
     * The same for one of many files of a kind.
     *
     * @param prefix path under which the environment knows the file's fields, such as {@code models.wan-2-5}
     */
    public static <T extends Record> Draft<T> bindFile(
            Class<T> type, Variables environment, String prefix, YamlSource source) {
        return read(type, new Environment(environment, prefix), List.of(source));
    }

    private static <T extends Record> Draft<T> read(Class<T> type, Environment environment, List<YamlSource> sources) {
        ErrorList errors = new ErrorList();
        Section root = sources.stream()
                .map(source -> new YamlReader(source, errors).read())
                .reduce(Section::overlaidBy)
                .orElseGet(() -> new Section(Map.of(), new Origin("defaults", 0)));
        return new Draft<>(fill(type, environment, root, errors).map(type::cast), root, errors);
    }

    private static Optional<Object> fill(Class<?> type, Environment environment, Section root, ErrorList errors) {
        if (!errors.isEmpty()) {
            environment.variables().readPartly();
            return Optional.empty();
        }
        return new TreeBinder(environment, errors).bind(new Slot(type, Optional.of(root), "", root.origin()));
    }

    /**
     * A file that was read, to which its reader may add errors of its own.
     *
     * @param <T> what was bound
     */
    public static final class Draft<T> {
        private final Optional<T> value;
        private final Section root;
        private final ErrorList errors;

        private Draft(Optional<T> value, Section root, ErrorList errors) {
            this.value = value;
            this.root = root;
            this.errors = errors;
        }

        /** Empty when there are errors already. */
        public Optional<T> value() {
            return errors.isEmpty() ? value : Optional.empty();
        }

        /** Adds an error at the line of the field, or of the nearest section around it. */
        public void refuse(String path, String message) {
            errors.add(Locator.find(root, path), path, message);
        }

        public Bound<T> bound() {
            return errors.isEmpty() ? new Usable<>(value.orElseThrow()) : new Broken<>(errors.inOrder());
        }
    }
}
