package io.reelgate.upstream;

import io.reelgate.domain.route.LaneState;
import io.reelgate.port.LaneStates;
import io.reelgate.port.RouteSpeeds;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.random.RandomGenerator;

/**
 * What routes are chosen by, besides the catalogue and the configured lanes.
 *
 * @param daring upstreams whose unconfirmed routes are taken
 * @param random shares tasks out among the lanes of an upstream; used on any thread
 */
public record Navigation(Set<String> daring, LaneStates states, RouteSpeeds speeds, RandomGenerator random) {
    public Navigation {
        daring = Set.copyOf(daring);
    }

    /** The same where {@code judge} has the last word on the states. */
    Navigation over(BiFunction<String, LaneState, LaneState> judge) {
        return new Navigation(daring, lane -> judge.apply(lane, states.of(lane)), speeds, random);
    }

    /** Everything open, nothing measured. */
    public static Navigation plain(RandomGenerator random) {
        return new Navigation(Set.of(), LaneStates.ALL_OPEN, RouteSpeeds.NONE, random);
    }
}
