package io.reelgate.redis.store;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a partition's key: {@code {pNN}:<kind>:<rest>}; the rest is empty where there is none. */
record KeyName(int partition, String kind, String rest) {
    private static final Pattern SHAPE = Pattern.compile("\\{p(\\d{2,4})\\}:([a-z]+)(?::(.*))?", Pattern.DOTALL);

    static Optional<KeyName> parse(String prefix, String key) {
        if (!key.startsWith(prefix)) {
            return Optional.empty();
        }
        Matcher shape = SHAPE.matcher(key.substring(prefix.length()));
        return shape.matches() ? Optional.of(of(shape)) : Optional.empty();
    }

    private static KeyName of(Matcher shape) {
        String rest = shape.group(3) == null ? "" : shape.group(3);
        return new KeyName(Integer.parseInt(shape.group(1)), shape.group(2), rest);
    }
}
