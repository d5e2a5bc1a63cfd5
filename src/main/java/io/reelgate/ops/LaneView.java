package io.reelgate.ops;

import io.reelgate.domain.lane.Breaker;
import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.lane.LaneRecord;
import io.reelgate.port.lane.LaneUsage;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A lane as operators see it. Times are Unix milliseconds. */
record LaneView(
        String name, LaneFacts facts, LaneRecord record, LaneUsage usage, Budget budget, int looksInFlight, Instant now) {
    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", name);
        data.put("adapter", facts.adapter());
        data.put("host", facts.host());
        data.put("state", state());
        why().ifPresent(why -> data.put("why", why));
        since().ifPresent(since -> data.put("since", since.toEpochMilli()));
        data.put("breaker", breaker());
        time(data, "restUntil", record.restUntil());
        time(data, "looksRestUntil", record.looksRestUntil());
        data.put("budget", budgets());
        data.put("waiting", record.waiting());
        data.put("looksInFlight", looksInFlight);
        data.put("lastMinutes", new TreeMap<>(usage.classToCount()));
        return data;
    }

    /** With the tasks that are next to get a place, in their order. */
    Map<String, Object> dataWithLine() {
        Map<String, Object> data = data();
        data.put("next", usage.first().stream().map(TaskId::value).toList());
        return data;
    }

    private String state() {
        if (record.disabledSince().isPresent()) {
            return "disabled";
        }
        if (!(record.breaker() instanceof Breaker.Closed)) {
            return record.breaker() instanceof Breaker.Open ? "unavailable" : "probing";
        }
        return isAhead(record.restUntil()) ? "resting" : "available";
    }

    private boolean isAhead(Optional<Instant> time) {
        return time.filter(now::isBefore).isPresent();
    }

    private Optional<String> why() {
        if (record.disabledSince().isPresent()) {
            return Optional.of("an operator has disabled it");
        }
        return record.breaker()
                .trouble()
                .map(trouble -> trouble.reason().word())
                .or(() -> record.restUntil().filter(now::isBefore).map(until -> "the vendor asks for patience"));
    }

    private Optional<Instant> since() {
        return record.disabledSince().or(() -> record.breaker().trouble().map(Breaker.Trouble::since));
    }

    private Map<String, Object> breaker() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("state", record.breaker().word());
        record.breaker().trouble().ifPresent(trouble -> {
            data.put("reason", trouble.reason().word());
            data.put("opened", trouble.tries());
        });
        time(data, "until", until(record.breaker()));
        data.put("probes", record.probes());
        return data;
    }

    private static Optional<Instant> until(Breaker breaker) {
        return switch (breaker) {
            case Breaker.Closed closed -> Optional.empty();
            case Breaker.Open open -> Optional.of(open.until());
            case Breaker.HalfOpen half -> Optional.of(half.until());
        };
    }

    private void time(Map<String, Object> data, String field, Optional<Instant> time) {
        time.filter(now::isBefore).ifPresent(at -> data.put(field, at.toEpochMilli()));
    }

    private Map<String, Object> budgets() {
        Map<String, Object> data = new LinkedHashMap<>();
        budget.requestsPerMinute().ifPresent(most -> data.put("requestsPerMinute", used(usage.submits(), most)));
        budget.concurrent().ifPresent(most -> data.put("concurrent", used(usage.places(), most)));
        return data;
    }

    private static Map<String, Object> used(int used, int most) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("used", used);
        data.put("limit", most);
        return data;
    }
}
