package io.reelgate.gateway;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Which of the accounts of a fault run something belongs to; they submit in turn. */
final class AccountNumbers {
    static final Set<Integer> ALL = IntStream.range(0, 16).boxed().collect(Collectors.toUnmodifiableSet());
    private static final Pattern PROMPT = Pattern.compile("load \\S+ (\\d+)\\b.*");
    private static final Pattern KEY = Pattern.compile(".*:account:account-(\\d+)");

    private AccountNumbers() {}

    /** Whose task a prompt of a load is. */
    static int ofPrompt(String prompt) {
        Matcher parts = PROMPT.matcher(prompt);
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a prompt of a load: " + prompt);
        }
        return Integer.parseInt(parts.group(1)) % ALL.size();
    }

    /** Whose these are, of the names of keys that hold accounts. */
    static Set<Integer> ofKeys(List<?> keys) {
        return keys.stream()
                .map(key -> KEY.matcher((String) key))
                .filter(Matcher::matches)
                .map(parts -> Integer.valueOf(parts.group(1)))
                .collect(Collectors.toSet());
    }
}
