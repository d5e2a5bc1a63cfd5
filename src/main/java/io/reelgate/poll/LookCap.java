package io.reelgate.poll;

/**
 * How much one upstream may be looked at.
 *
 * @param upstream its name in routes
 * @param perSecond looks in any second, by all nodes together
 * @param atOnce looks under way on this node
 */
public record LookCap(String upstream, int perSecond, int atOnce) {
    private static final int MOST_WAITING = 512;

    /** Claimed looks that may wait for their turn: those of an eighth of a second, so that none waits for long. */
    int mostWaiting() {
        return Math.clamp(perSecond / 8, 1, MOST_WAITING);
    }

    /** Looks to be begun in a part of a second, so that a node's share flows evenly. */
    int in(long millis, int nodes) {
        return Math.toIntExact(Math.ceilDiv(perSecond * millis, 1_000L * nodes));
    }
}
