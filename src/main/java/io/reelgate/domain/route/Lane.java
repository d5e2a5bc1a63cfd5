package io.reelgate.domain.route;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One credential of ours at an upstream: with connections, looks and limits of its own, because vendors count by
 * credential. Its name is what intents and jobs are pinned to and what stands in keys of Redis, metrics and logs: the
 * upstream's for the simple key, {@code <upstream>.<credential>} for a named one. A dot is in neither part, and means
 * nothing to Redis and Prometheus; the environment names the parts ({@code REELGATE_UPSTREAMS_FAL_CREDENTIALS_EU_APIKEY}).
 */
public record Lane(String upstream, Optional<String> credential) {
    private static final String SEPARATOR = ".";
    private static final Pattern PART = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /** Of an upstream's simple key. */
    public Lane(String upstream) {
        this(upstream, Optional.empty());
    }

    /** The lane of a name as stored. */
    public static Lane of(String name) {
        int end = name.indexOf(SEPARATOR);
        return end < 0 ? new Lane(name) : new Lane(name.substring(0, end), Optional.of(name.substring(end + 1)));
    }

    /** Whether a text can be the name of an upstream or of a credential. */
    public static boolean isPart(String text) {
        return PART.matcher(text).matches();
    }

    public String name() {
        return credential.map(named -> upstream + SEPARATOR + named).orElse(upstream);
    }

    @Override
    public String toString() {
        return name();
    }
}
