package io.reelgate.poll;

import io.reelgate.port.LookBudget;
import io.reelgate.port.Share;
import io.reelgate.port.StoreUnavailable;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Grants everything, unless an upstream has only so many left. */
final class FakeBudget implements LookBudget {
    private final Map<String, Integer> upstreamToLeft = new HashMap<>();
    private boolean away;
    private int questions;

    synchronized void left(String upstream, int looks) {
        upstreamToLeft.put(upstream, looks);
    }

    synchronized void away(boolean now) {
        away = now;
    }

    synchronized int questions() {
        return questions;
    }

    @Override
    public synchronized Future<Grant> take(String upstream, int perSecond, int wanted, Share share) {
        questions++;
        if (away) {
            return Future.failedFuture(new StoreUnavailable("the budget is away"));
        }
        int granted = Math.min(wanted, upstreamToLeft.getOrDefault(upstream, wanted));
        upstreamToLeft.computeIfPresent(upstream, (name, left) -> left - granted);
        Duration again = granted < wanted ? Duration.ofMillis(5) : Duration.ZERO;
        return Future.succeededFuture(new Grant(granted, Duration.ofMillis(100), again));
    }
}
