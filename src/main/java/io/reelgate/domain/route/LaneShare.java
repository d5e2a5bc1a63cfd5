package io.reelgate.domain.route;

/**
 * A configured lane and its part of an upstream's tasks.
 *
 * @param weight against the other lanes of its upstream; with 0 it gets no new tasks, and its jobs are still looked at
 */
public record LaneShare(Lane lane, int weight) {
    private static final int MOST = 1_000;

    public LaneShare {
        if (weight < 0 || weight > MOST) {
            throw new IllegalArgumentException("weight must be 0 to " + MOST + " (was " + weight + ")");
        }
    }

    public LaneShare(Lane lane) {
        this(lane, 1);
    }
}
