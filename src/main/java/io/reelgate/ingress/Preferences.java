package io.reelgate.ingress;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Reads {@code Prefer: wait=N} (RFC 7240); a preference that makes no sense is ignored, as the RFC wants. */
final class Preferences {
    private static final String WAIT = "wait=";

    private Preferences() {}

    /** Zero where the caller does not want to wait. */
    static Duration wait(HttpServerRequest request, Duration most) {
        if (!request.headers().contains(Headers.PREFER)) {
            return Duration.ZERO;
        }
        for (String header : request.headers().getAll(Headers.PREFER)) {
            for (String preference : header.split("[,;]", -1)) {
                String text = preference.strip();
                if (text.regionMatches(true, 0, WAIT, 0, WAIT.length())) {
                    return atMost(most, text.substring(WAIT.length()).replace("\"", ""));
                }
            }
        }
        return Duration.ZERO;
    }

    private static Duration atMost(Duration most, String seconds) {
        boolean digits = !seconds.isEmpty() && seconds.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits) {
            return Duration.ZERO;
        }
        long wanted = seconds.length() > 9 ? most.toSeconds() : Long.parseLong(seconds);
        return Duration.ofSeconds(Math.min(most.toSeconds(), wanted));
    }
}
