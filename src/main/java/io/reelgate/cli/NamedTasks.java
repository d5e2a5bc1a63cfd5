package io.reelgate.cli;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The task ids an error message names, such as {@code Task not found: a, b}. */
final class NamedTasks {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,:]+");

    private NamedTasks() {}

    /** All words of the message; ids are among them. */
    static Set<String> in(String message) {
        return BETWEEN_WORDS.splitAsStream(message).collect(Collectors.toSet());
    }
}
