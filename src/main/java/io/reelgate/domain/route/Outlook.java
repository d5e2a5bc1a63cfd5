package io.reelgate.domain.route;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * What is known of the lanes at the moment of a choice.
 *
 * @param states answers for every lane's name
 * @param declines those of the task in question
 * @param passedOver names of lanes that are not to be had for this task at this moment
 */
public record Outlook(Function<String, LaneState> states, List<Decline> declines, Set<String> passedOver, Instant now) {
    public Outlook {
        declines = List.copyOf(declines);
        passedOver = Set.copyOf(passedOver);
    }

    boolean isDisabled(LaneShare share) {
        return states.apply(share.lane().name()) instanceof LaneState.Disabled;
    }

    boolean isUsable(LaneShare share) {
        return states.apply(share.lane().name()) instanceof LaneState.Open
                && !passedOver.contains(share.lane().name())
                && standing(share).isEmpty();
    }

    boolean hasRefusedForGood(LaneShare share) {
        return standing(share).stream().anyMatch(decline -> decline.reason().lasting());
    }

    /** When a lane that is not usable may be so again. */
    Instant reopening(LaneShare share) {
        Instant open = states.apply(share.lane().name()) instanceof LaneState.ClosedUntil closed ? closed.until() : now;
        return standing(share).stream()
                .map(Decline::until)
                .reduce(open, (one, other) -> one.isAfter(other) ? one : other);
    }

    private List<Decline> standing(LaneShare share) {
        return declines.stream()
                .filter(decline -> decline.lane().equals(share.lane().name()))
                .filter(decline -> decline.holds(now))
                .toList();
    }
}
