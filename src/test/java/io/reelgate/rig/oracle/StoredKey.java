package io.reelgate.rig.oracle;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key of the gateway as it was found.
 *
 * @param name without the prefix
 * @param expires whether it goes by itself
 * @param fields of a hash, empty for others
 * @param members of a set or sorted set, empty for others
 */
public record StoredKey(String name, boolean expires, Map<String, String> fields, List<String> members) {
    private static final String LANE = "{u:";
    private static final Pattern NAME = Pattern.compile("(?:\\{[^}]+}:)?([a-z]+)(?::(.*))?");

    /** How often a task was changed. */
    public long version() {
        return Long.parseLong(fields.getOrDefault("version", "0"));
    }

    /** The word that says what the key is, such as {@code slots}; {@code lane slots} where it is about a lane. */
    String kind() {
        Matcher parts = NAME.matcher(name);
        String word = parts.matches() ? parts.group(1) : "";
        return name.startsWith(LANE) ? "lane " + word : word;
    }

    /** What follows the word; empty where nothing does. */
    String rest() {
        Matcher parts = NAME.matcher(name);
        return parts.matches() && parts.group(2) != null ? parts.group(2) : "";
    }
}
