package io.reelgate.upstream.hint;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** How far the time of a signature may be from ours, in both directions. */
final class Freshness {
    static final Duration TOLERANCE = Duration.ofSeconds(300);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    private Freshness() {}

    /** Unix seconds as headers carry them; empty for anything else. */
    static Optional<Instant> seconds(String text) {
        return SECONDS.matcher(text).matches()
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                : Optional.empty();
    }

    static boolean isFresh(Instant signed, Instant now) {
        return Duration.between(signed, now).abs().compareTo(TOLERANCE) <= 0;
    }

    /** What a header's time alone says against a post; empty for a fresh one. */
    static Optional<Finding> fault(String timestamp, Instant now) {
        Optional<Instant> signed = seconds(timestamp);
        if (signed.isEmpty()) {
            return Optional.of(Finding.UNSIGNED);
        }
        return isFresh(signed.get(), now) ? Optional.empty() : Optional.of(Finding.STALE);
    }
}
