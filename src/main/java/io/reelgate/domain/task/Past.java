package io.reelgate.domain.task;

import io.reelgate.domain.route.Decline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What earlier submits of a task have left behind.
 *
 * @param shownSince since when callers have been told that the task is being processed: it never looks pending again
 * @param doubted the intent of an earlier submit whose outcome never became known: this one is its only repetition
 * @param declines lanes that do not take it at present, each at most once
 */
public record Past(Optional<Instant> shownSince, Optional<Intent> doubted, List<Decline> declines) {
    public static final Past NONE = new Past(Optional.empty(), Optional.empty());

    public Past {
        declines = List.copyOf(declines);
    }

    public Past(Optional<Instant> shownSince, Optional<Intent> doubted) {
        this(shownSince, doubted, List.of());
    }

    PublicState publicState() {
        return shownSince.isPresent() ? PublicState.PROCESSING : PublicState.PENDING;
    }

    /** After a submit that was unclear, and of which no job came. */
    public Past shown(Intent unclear) {
        return new Past(Optional.of(shownSince.orElse(unclear.at())), doubted, declines);
    }

    /** After a submit that stayed unclear. */
    public Past doubting(Intent unclear) {
        return new Past(shown(unclear).shownSince(), Optional.of(unclear), declines);
    }

    /** After a job that ran, and of which nothing came. */
    static Past after(Job job) {
        return new Past(Optional.of(job.submittedAt()), Optional.empty());
    }

    /** After another lane's word; those that no longer hold are forgotten. */
    public Past declined(Decline decline, Instant now) {
        List<Decline> standing = new ArrayList<>(declines);
        standing.removeIf(each -> each.lane().equals(decline.lane()) || !now.isBefore(each.until()));
        standing.add(decline);
        return new Past(shownSince, doubted, standing);
    }
}
