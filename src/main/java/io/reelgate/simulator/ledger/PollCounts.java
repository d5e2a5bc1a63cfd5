package io.reelgate.simulator.ledger;

import io.vertx.core.shareddata.Shareable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The counts that are not yet written, of all instances in this process. Bounded: what is over the bound is taken
 * with the next call. Each operation is a short step in memory, so that event loops may share it.
 */
final class PollCounts implements Shareable {

    private static final int MOST = 50_000;

    private final Map<String, PollCount> jobToCount = new LinkedHashMap<>();
    private final PollPace pace = new PollPace();

    synchronized void count(Poll poll) {
        pace.count(poll.time());
        jobToCount.merge(poll.jobId(), PollCount.of(poll), PollCount::and);
    }

    /** Removes the longest waiting counts. */
    synchronized List<PollCount> take(int most) {
        int take = Math.max(Math.min(most, jobToCount.size()), jobToCount.size() - MOST);
        List<PollCount> taken = new ArrayList<>(take);
        Iterator<PollCount> waiting = jobToCount.values().iterator();
        while (taken.size() < take) {
            taken.add(waiting.next());
            waiting.remove();
        }
        return taken;
    }

    /** Not touched by {@link #take}. */
    synchronized List<Map<String, Object>> pace() {
        return pace.entries();
    }

    synchronized void clear() {
        pace.clear();
        jobToCount.clear();
    }
}
