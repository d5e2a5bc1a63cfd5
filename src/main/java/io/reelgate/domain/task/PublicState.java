package io.reelgate.domain.task;

import java.util.Locale;

/** The four states a caller sees; a task never goes back in this order. */
public enum PublicState {
    PENDING,
    PROCESSING,
    SUCCESS,
    FAILED;

    /** As written in JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
