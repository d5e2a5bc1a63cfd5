package io.reelgate.upstream.google;

import java.time.Duration;
import java.time.Instant;

/**
 * A short-lived token.
 *
 * @param renewal from when on another one should be had
 * @param last until when a call may be begun with it
 */
record Token(String text, Instant renewal, Instant last) {
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /** Longer than any call takes. */
    private static final Duration LEAST = Duration.ofMinutes(1);

    /** {@code life} counts from {@code now} on. */
    static Token of(String text, Instant now, Duration life) {
        Instant end = now.plus(life);
        return new Token(
                text, end.minus(shorter(AHEAD, life.dividedBy(2))), end.minus(shorter(LEAST, life.dividedBy(4))));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Leaves the token out. */
    @Override
    public String toString() {
        return "Token[until " + last + "]";
    }
}
