package io.reelgate.redis.embedded;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server's version as its {@code --version} line says it, for Redis and Valkey alike. */
public record RedisVersion(int major, int minor) implements Comparable<RedisVersion> {
    /** The oldest version whose commands the scripts may use. */
    public static final RedisVersion FLOOR = new RedisVersion(6, 2);

    private static final Pattern IN_LINE = Pattern.compile("\\bv=(\\d+)\\.(\\d+)");

    static Optional<RedisVersion> in(String line) {
        Matcher found = IN_LINE.matcher(line);
        return found.find()
                ? Optional.of(new RedisVersion(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))))
                : Optional.empty();
    }

    boolean sufficient() {
        return compareTo(FLOOR) >= 0;
    }

    @Override
    public int compareTo(RedisVersion other) {
        return major != other.major ? Integer.compare(major, other.major) : Integer.compare(minor, other.minor);
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
