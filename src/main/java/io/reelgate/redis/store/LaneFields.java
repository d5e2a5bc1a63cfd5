package io.reelgate.redis.store;

import io.reelgate.domain.lane.Breaker;
import io.reelgate.domain.lane.Breaker.HalfOpen;
import io.reelgate.domain.lane.Breaker.Open;
import io.reelgate.domain.lane.Breaker.Trouble;
import io.reelgate.domain.lane.ErrorClass;
import io.reelgate.port.lane.LaneRecord;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hash of a lane as fields. */
final class LaneFields {
    static final String DISABLED = "disabled";

    private final Map<String, String> fields;

    LaneFields(Map<String, String> fields) {
        this.fields = fields;
    }

    LaneRecord record(int waiting) {
        return new LaneRecord(
                number("version"),
                breaker(),
                time("rest"),
                time("rest_looks"),
                time(DISABLED),
                number("probes"),
                waiting);
    }

    /** Failures since the last answer. */
    int failures() {
        return Math.toIntExact(number("failures"));
    }

    private Breaker breaker() {
        return switch (fields.getOrDefault("state", "")) {
            case "open" -> new Open(trouble(), instant("until"));
            case "half_open" -> new HalfOpen(trouble(), instant("until"), Math.toIntExact(number("successes")));
            default -> Breaker.CLOSED;
        };
    }

    private Trouble trouble() {
        ErrorClass reason = ErrorClass.ofWord(fields.getOrDefault("reason", ErrorClass.FAULTY.word()));
        return new Trouble(reason, instant("since"), Math.max(1, Math.toIntExact(number("tries"))));
    }

    private Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    private Optional<Instant> time(String name) {
        return Optional.ofNullable(fields.get(name)).map(Long::valueOf).map(Instant::ofEpochMilli);
    }

    private long number(String name) {
        return Long.parseLong(fields.getOrDefault(name, "0"));
    }

    /** Names and values, one after the other. */
    static List<String> of(Breaker breaker) {
        return switch (breaker) {
            case Breaker.Closed closed -> List.of("state", closed.word(), "successes", "0");
            case Open open -> of(open, open.cause(), open.until(), 0);
            case HalfOpen half -> of(half, half.cause(), half.until(), half.successes());
        };
    }

    private static List<String> of(Breaker breaker, Trouble cause, Instant until, int successes) {
        return List.of(
                "state", breaker.word(),
                "reason", cause.reason().word(),
                "since", Long.toString(cause.since().toEpochMilli()),
                "until", Long.toString(until.toEpochMilli()),
                "tries", Integer.toString(cause.tries()),
                "successes", Integer.toString(successes));
    }
}
