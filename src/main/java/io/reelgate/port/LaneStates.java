package io.reelgate.port;

import io.reelgate.domain.route.LaneState;

/** Which lanes take tasks now, by what all nodes have met and what operators have said. */
@FunctionalInterface
public interface LaneStates {
    /** Without a breaker and without operators. */
    LaneStates ALL_OPEN = lane -> LaneState.OPEN;

    /** Of a lane's name; answers at once from memory, on any thread. */
    LaneState of(String lane);
}
