package io.reelgate.config.bind;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant to write. */
final class Suggestion {

    private Suggestion() {}

    /** {@code , did you mean "port"?}, or the list of what there is when nothing is close. */
    static String instead(String written, Collection<String> known) {
        return closest(written, known)
                .map(name -> ", did you mean \"" + name + "\"?")
                .orElseGet(() -> ", known are: " + String.join(", ", known));
    }

    /** The name that is written nearly so; empty when none is. */
    static Optional<String> closest(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> distance(written, name) <= Math.clamp(name.length() / 2, 1, 3))
                .min(Comparator.comparingInt(name -> distance(written, name)));
    }

    /** Insertions, deletions and replacements, without regard to case. */
    private static int distance(String one, String other) {
        String left = one.toLowerCase(Locale.ROOT);
        String right = other.toLowerCase(Locale.ROOT);
        int[] previous = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            previous = nextRow(previous, left.charAt(i - 1), right, i);
        }
        return previous[right.length()];
    }

    private static int[] nextRow(int[] previous, char letter, String right, int row) {
        int[] next = new int[previous.length];
        next[0] = row;
        for (int j = 1; j < next.length; j++) {
            int replaced = previous[j - 1] + (right.charAt(j - 1) == letter ? 0 : 1);
            next[j] = Math.min(replaced, Math.min(previous[j], next[j - 1]) + 1);
        }
        return next;
    }
}
