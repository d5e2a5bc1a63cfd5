package io.reelgate.poll;

import io.reelgate.port.PartitionRounds.Rhythm;
import java.time.Duration;

/**
 * How much one upstream may be looked at.
 *
 * @param upstream its name in routes
 * @param perSecond looks in any second, by all nodes together
 * @param atOnce looks under way on this node
 * @param idle whether nothing is sent there now, so that only jobs of a time when it was have to be ended
 */
public record LookCap(String upstream, int perSecond, int atOnce, boolean idle) {
    private static final int MOST_WAITING = 512;
    private static final Duration IDLE_WAIT = Duration.ofSeconds(15);

    public LookCap(String upstream, int perSecond, int atOnce) {
        this(upstream, perSecond, atOnce, false);
    }

    /** How often its partitions are visited; the cost of visits that find nothing grows with the number of upstreams. */
    Rhythm rhythm(Rhythm usual) {
        return idle ? new Rhythm(usual.shortest(), IDLE_WAIT, IDLE_WAIT) : usual;
    }

    /** Claimed looks that may wait for their turn: those of an eighth of a second, so that none waits for long. */
    int mostWaiting() {
        return Math.clamp(perSecond / 8, 1, MOST_WAITING);
    }

    /** Looks to be begun in a part of a second, so that a node's share flows evenly. */
    int in(long millis, int nodes) {
        return Math.toIntExact(Math.ceilDiv(perSecond * millis, 1_000L * nodes));
    }
}
