package io.reelgate.port;

import io.vertx.core.Future;
import java.time.Duration;

/** How many looks may be begun at an upstream, counted over all nodes. Safe from any thread. */
public interface LookBudget {
    /**
     * The right to begin looks.
     *
     * @param looks how many
     * @param valid for how long, from the moment of asking: a look begun later may be one too many in its second
     * @param again when to ask for more, from the answer on; zero when there were as many as wanted
     */
    record Grant(int looks, Duration valid, Duration again) {}

    /**
     * Takes at most {@code wanted} looks at an upstream that may be looked at {@code perSecond} times; the nodes get
     * even shares of what there is. Fails with {@link StoreUnavailable} when nobody can be asked.
     */
    Future<Grant> take(String upstream, int perSecond, int wanted, Share share);
}
