package io.reelgate.simulator.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many polls came in each tenth of a second of the last ten minutes in which any came. Not safe from threads. */
final class PollPace {

    private static final long TENTH_MILLIS = 100;
    private static final int MOST = 6_000;

    private final Map<Long, Integer> timeToCount = new LinkedHashMap<>();

    void count(long time) {
        timeToCount.merge(time - time % TENTH_MILLIS, 1, Integer::sum);
        if (timeToCount.size() > MOST) {
            timeToCount.remove(timeToCount.keySet().iterator().next());
        }
    }

    void clear() {
        timeToCount.clear();
    }

    List<Map<String, Object>> entries() {
        List<Map<String, Object>> entries = new ArrayList<>(timeToCount.size());
        timeToCount.forEach((time, count) -> entries.add(Map.of("time", time, "count", count)));
        return entries;
    }
}
