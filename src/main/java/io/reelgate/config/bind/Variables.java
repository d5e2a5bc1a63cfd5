package io.reelgate.config.bind;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The process's environment. Remembers every name that was asked for while a configuration was read, so that what is left
 * over can be told: a variable that nobody asks for is mistyped, and without a word it would do nothing. One per reading;
 * not for several threads.
 */
public final class Variables {
    static final String PREFIX = "REELGATE_";

    private final Map<String, String> nameToValue;
    private final TreeSet<String> asked = new TreeSet<>();
    private boolean partly;

    private Variables(Map<String, String> nameToValue) {
        this.nameToValue = nameToValue;
    }

    public static Variables of(Map<String, String> environment) {
        return new Variables(new TreeMap<>(environment));
    }

    public Optional<String> get(String name) {
        asked.add(name);
        return Optional.ofNullable(nameToValue.get(name));
    }

    /** A part of the configuration could not be read, so nobody knows what it would have asked for. */
    void readPartly() {
        partly = true;
    }

    /** An error for each variable of ours that no setting has asked for, once everything has been read. */
    public List<ConfigError> leftOver(Predicate<Map.Entry<String, String>> isOfOthers) {
        return partly
                ? List.of()
                : nameToValue.entrySet().stream()
                        .filter(variable -> variable.getKey().startsWith(PREFIX))
                        .filter(variable -> !asked.contains(variable.getKey()))
                        .filter(isOfOthers.negate())
                        .map(variable -> unknown(variable.getKey()))
                        .toList();
    }

    /** The value is not shown: it may be a secret. */
    private ConfigError unknown(String name) {
        String advice = Suggestion.closest(name, asked)
                .map(meant -> ", did you mean \"" + meant + "\"?")
                .orElse(": there is no such setting");
        return new ConfigError("environment", 0, name, "is unknown" + advice);
    }
}
