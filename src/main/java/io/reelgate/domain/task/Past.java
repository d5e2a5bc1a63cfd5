package io.reelgate.domain.task;

import java.time.Instant;
import java.util.Optional;

/**
 * What earlier submits of a task have left behind.
 *
 * @param shownSince since when callers have been told that the task is being processed: it never looks pending again
 * @param doubted the intent of an earlier submit whose outcome never became known: this one is its only repetition
 */
public record Past(Optional<Instant> shownSince, Optional<Intent> doubted) {
    public static final Past NONE = new Past(Optional.empty(), Optional.empty());

    PublicState publicState() {
        return shownSince.isPresent() ? PublicState.PROCESSING : PublicState.PENDING;
    }

    /** After a submit that was unclear, and of which no job came. */
    public Past shown(Intent unclear) {
        return new Past(Optional.of(shownSince.orElse(unclear.at())), doubted);
    }

    /** After a submit that stayed unclear. */
    public Past doubting(Intent unclear) {
        return new Past(shown(unclear).shownSince(), Optional.of(unclear));
    }
}
