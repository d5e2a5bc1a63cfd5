package io.reelgate.domain.task;

import java.time.Instant;
import java.util.Optional;

/**
 * One submit of a task that was begun.
 *
 * @param lane where
 * @param outcome what came of it, in a word; empty while nobody knows
 * @param ended when that was known
 */
public record Attempt(String lane, Instant began, Optional<String> outcome, Optional<Instant> ended) {
    static final String ACCEPTED = "accepted";
    static final String UNCLEAR = "unclear";
    static final String UNSENT = "unsent";
    static final String REFUSED = "refused";
    static final String FAILED = "failed";
    static final String SUCCEEDED = "succeeded";

    static Attempt begun(Intent intent) {
        return new Attempt(intent.route(), intent.at(), Optional.empty(), Optional.empty());
    }

    Attempt came(String word, Instant at) {
        return new Attempt(lane, began, Optional.of(word), Optional.of(at));
    }

    boolean is(String word) {
        return outcome.filter(word::equals).isPresent();
    }

    /** Whether it may have cost money: the others are the first to be forgotten. */
    boolean mayHaveBought() {
        return is(ACCEPTED) || is(UNCLEAR) || is(FAILED) || is(SUCCEEDED);
    }
}
