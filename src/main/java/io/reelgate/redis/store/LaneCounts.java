package io.reelgate.redis.store;

import io.reelgate.domain.lane.BreakerRules;
import io.reelgate.domain.lane.ErrorClass;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was met at a lane in the last minutes, counted in slices of some seconds. */
final class LaneCounts {
    static final long SLICE_MILLIS = 5_000;
    static final int SLICES = 60;

    private static final long WINDOW = BreakerRules.WINDOW.toMillis() / SLICE_MILLIS;
    private static final String ANSWERED = "answered";
    private static final Set<String> FAILURES =
            Arrays.stream(ErrorClass.values()).map(ErrorClass::word).collect(Collectors.toSet());

    private final Map<String, String> fields;

    /** Fields: {@code <slice>:<class>} to counts. */
    LaneCounts(Map<String, String> fields) {
        this.fields = fields;
    }

    int failures(long slice) {
        return sum(slice, FAILURES);
    }

    int answers(long slice) {
        return sum(slice, Set.of(ANSWERED));
    }

    private int sum(long slice, Set<String> classes) {
        return fields.entrySet().stream()
                .filter(entry -> sliceOf(entry.getKey()) > slice - WINDOW)
                .filter(entry -> classes.contains(classOf(entry.getKey())))
                .mapToInt(entry -> Integer.parseInt(entry.getValue()))
                .sum();
    }

    /** Over the slices that are kept. */
    Map<String, Integer> all(long slice) {
        Map<String, Integer> classToCount = new HashMap<>();
        fields.forEach((field, count) -> {
            if (sliceOf(field) > slice - SLICES) {
                classToCount.merge(classOf(field), Integer.valueOf(count), Integer::sum);
            }
        });
        return classToCount;
    }

    private static long sliceOf(String field) {
        return Long.parseLong(field.substring(0, field.indexOf(':')));
    }

    private static String classOf(String field) {
        return field.substring(field.indexOf(':') + 1);
    }
}
