package io.reelgate.redis.store;

/** The keys of a lane. */
record LaneKeys(Keys keys, String lane) {
    /** Sorted set: members of submits and jobs by the end of their claim. */
    String slots() {
        return keys.ofLane(lane, "slots");
    }

    /** Sorted set: submits of the last minute by time. */
    String rate() {
        return keys.ofLane(lane, "rate");
    }

    /** Hash: breaker, rest and the operator's word. */
    String breaker() {
        return keys.ofLane(lane, "breaker");
    }

    /** Hash: what was met in the last minutes. */
    String outcomes() {
        return keys.ofLane(lane, "outcomes");
    }

    /** Sorted set: ids that wait for a place by turn. */
    String line() {
        return keys.ofLane(lane, "line");
    }

    /** Hash: how the waiting ids were put aside. */
    String parked() {
        return keys.ofLane(lane, "parked");
    }

    /** Sorted set: accounts and models by their last turn, and the last turn taken. */
    String turns() {
        return keys.ofLane(lane, "turns");
    }

    /** String: the node whose turn it is to audit the lane. */
    String audit() {
        return keys.ofLane(lane, "audit");
    }
}
