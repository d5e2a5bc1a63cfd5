package io.reelgate.config.bind;

import io.reelgate.config.bind.ConfigNode.Scalar;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The process's environment: overrides by path, and values that files refer to.
 *
 * @param prefix path in front of every path, such as {@code models.sora-2-pro}; mostly empty
 */
record Environment(Variables variables, String prefix) {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?}");

    /** The variable that overrides a field: {@code http.publicUrl} is REELGATE_HTTP_PUBLICURL. */
    String nameOf(String path) {
        String letters = Paths.field(prefix, path).replaceAll("[^A-Za-z0-9]+", "_");
        return Variables.PREFIX + letters.toUpperCase(Locale.ROOT);
    }

    Optional<Scalar> override(String path) {
        String name = nameOf(path);
        return variables.get(name).map(text -> new Scalar(text, false, new Origin("environment " + name, 0)));
    }

    /** The text with every <code>${NAME}</code> and <code>${NAME:-otherwise}</code> replaced by its variable. */
    Optional<String> resolve(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            String value = variables.get(matcher.group(1)).orElse(matcher.group(3));
            if (value == null) {
                return Optional.empty();
            }
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        return Optional.of(matcher.appendTail(resolved).toString());
    }

    /** The first variable a text refers to that is not set. */
    String missingIn(String text) {
        return REFERENCE
                .matcher(text)
                .results()
                .filter(found ->
                        found.group(3) == null && variables.get(found.group(1)).isEmpty())
                .map(found -> found.group(1))
                .findFirst()
                .orElse("");
    }
}
