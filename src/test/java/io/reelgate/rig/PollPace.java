package io.reelgate.rig;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** When a simulator was polled, as it counted itself: in tenths of a second. */
public final class PollPace {
    private static final long TENTH = 100;
    private static final long SECOND = 1_000;

    private final TreeMap<Long, Long> timeToCount = new TreeMap<>();

    private PollPace() {}

    public static PollPace of(SimulatorProcess simulator) {
        byte[] body = Http.get(simulator.url() + "/_simulator/polls").body();
        PollPace pace = new PollPace();
        for (JsonNode entry : Http.json(new String(body, StandardCharsets.UTF_8))) {
            pace.timeToCount.put(entry.get("time").asLong(), entry.get("count").asLong());
        }
        return pace;
    }

    public long total() {
        return in(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /** Of all seconds that begin with a tenth. */
    public long mostInAnySecond() {
        return timeToCount.keySet().stream()
                .mapToLong(time -> in(time, time + SECOND))
                .max()
                .orElse(0);
    }

    /** The counts of the whole seconds from the first poll to the last. */
    public List<Long> secondBySecond() {
        List<Long> seconds = new ArrayList<>();
        if (!timeToCount.isEmpty()) {
            long end = timeToCount.lastKey() + TENTH;
            for (long from = timeToCount.firstKey(); from + SECOND <= end; from += SECOND) {
                seconds.add(in(from, from + SECOND));
            }
        }
        return seconds;
    }

    private long in(long from, long before) {
        Map<Long, Long> counts = timeToCount.subMap(from, before);
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
