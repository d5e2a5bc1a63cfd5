package io.reelgate.poll;

import io.reelgate.port.LookBudget;
import io.reelgate.port.Share;
import io.reelgate.port.StoreUnavailable;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Grants everything, unless an upstream has only so many left. */
final class FakeBudget implements LookBudget {
    private final Map<String, Integer> upstreamToLeft = new HashMap<>();
    private final List<Integer> leads = new ArrayList<>();
    private boolean away;
    private Instant from = Instant.EPOCH;
    private Instant before = Instant.ofEpochMilli(Long.MAX_VALUE);
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

    synchronized void valid(Instant notEarlier, Instant notLater) {
        from = notEarlier;
        before = notLater;
    }

    /** How far ahead looks were wanted, question by question. */
    synchronized List<Integer> leads() {
        return List.copyOf(leads);
    }

    @Override
    public synchronized Future<Grant> take(Wanted wanted, Share share) {
        questions++;
        if (away) {
            return Future.failedFuture(new StoreUnavailable("the budget is away"));
        }
        leads.add(wanted.ahead());
        int granted = Math.min(wanted.looks(), upstreamToLeft.getOrDefault(wanted.upstream(), wanted.looks()));
        upstreamToLeft.computeIfPresent(wanted.upstream(), (name, left) -> left - granted);
        Duration again = granted < wanted.looks() ? Duration.ofMillis(5) : Duration.ZERO;
        return Future.succeededFuture(new Grant(granted, from, before, again));
    }
}
