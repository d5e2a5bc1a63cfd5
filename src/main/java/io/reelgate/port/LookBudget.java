package io.reelgate.port;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;

/** How many looks may be begun at an upstream, counted over all nodes. Safe from any thread. */
public interface LookBudget {
    /** Tenths of a second that looks may be wanted ahead of their time. */
    int FARTHEST = 20;

    /**
     * What a node asks for.
     *
     * @param upstream the one to be looked at
     * @param perSecond how often all nodes together may look at it
     * @param looks the node has at hand
     * @param ahead 0 for looks to be begun at once; from a node that hears its answers too late for that, how many tenths
     *     of a second later
     */
    record Wanted(String upstream, int perSecond, int looks, int ahead) {}

    /**
     * The right to begin looks.
     *
     * @param looks how many
     * @param from not earlier, by the store's time
     * @param before a look begun later may be one too many in its second
     * @param again when to ask for more, from the answer on; zero when there were as many as wanted
     */
    record Grant(int looks, Instant from, Instant before, Duration again) {}

    /**
     * Takes at most as many looks as are wanted; the nodes get even shares of what there is. Fails with
     * {@link StoreUnavailable} when nobody can be asked.
     */
    Future<Grant> take(Wanted wanted, Share share);
}
