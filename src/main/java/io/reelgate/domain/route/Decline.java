package io.reelgate.domain.route;

import java.time.Instant;
import java.util.Locale;

/**
 * A lane's word that it does not take a task: nothing was bought there, and it is not asked again before {@code until}.
 *
 * @param lane its name
 */
public record Decline(String lane, Reason reason, Instant until) {
    /** Why; a lasting reason goes away only when somebody acts, any other by itself. */
    public enum Reason {
        /** No connection could be had. */
        UNREACHABLE(false),
        /** It asks for patience (429). */
        BUSY(false),
        /** It is out of order for a moment (503). */
        OVERLOADED(false),
        /** Our account there is the trouble: key, rights, region or balance. */
        ACCOUNT(true),
        /** It does not know the model. */
        UNKNOWN_MODEL(true),
        /** It took the task, and gave its job up for reasons of its own that cost nothing. */
        GAVE_UP(true);

        private final boolean lasting;

        Reason(boolean lasting) {
            this.lasting = lasting;
        }

        public boolean lasting() {
            return lasting;
        }

        /** As stored, logged and measured. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Reason ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean holds(Instant now) {
        return now.isBefore(until);
    }
}
