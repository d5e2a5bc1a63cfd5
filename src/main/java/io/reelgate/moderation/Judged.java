package io.reelgate.moderation;

import io.reelgate.port.Moderation;
import io.reelgate.port.Moderation.Verdict;

/**
 * A verdict, and for the metrics how it came about.
 *
 * @param outcome {@code allowed}, {@code refused}, {@code unchecked} (admitted although nobody could say),
 *     {@code unavailable} or {@code busy}
 */
record Judged(Verdict verdict, String outcome, By by) {
    /** Who had the last word. */
    enum By {
        LIST("list"),
        ENDPOINT("endpoint"),
        MEMORY("memory");

        private final String word;

        By(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    static Judged allowed(By by) {
        return new Judged(Moderation.ALLOWED, "allowed", by);
    }

    static Judged refused(String rule, By by) {
        return new Judged(new Verdict.Refused(rule), "refused", by);
    }

    static Judged of(Verdict verdict, By by) {
        return new Judged(verdict, verdict instanceof Verdict.Refused ? "refused" : "allowed", by);
    }

    /** Too much is being judged: never a reason to admit, or a flood would open the door. */
    static Judged busy(By by) {
        return new Judged(new Verdict.Unknown("too many prompts are being judged"), "busy", by);
    }

    static Judged unchecked() {
        return new Judged(Moderation.ALLOWED, "unchecked", By.ENDPOINT);
    }

    static Judged unavailable(String reason) {
        return new Judged(new Verdict.Unknown(reason), "unavailable", By.ENDPOINT);
    }
}
