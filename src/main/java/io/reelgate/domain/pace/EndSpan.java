package io.reelgate.domain.pace;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * When a job ended as far as looks can tell: after one of them and not after the next. A job found by its first look may
 * have ended at any time; it is taken to have done so in the last half of it.
 *
 * @param after since its submit, in milliseconds
 * @param until the same; later than {@code after}
 */
public record EndSpan(long after, long until) {
    private static final double EVENLY = 0.1;

    public EndSpan {
        if (after < 0 || until <= after) {
            throw new IllegalArgumentException("no job ended after " + after + " and until " + until);
        }
    }

    /** Of a job found to have ended at an age, by looks in a cadence. */
    public static EndSpan found(Cadence cadence, double phase, Duration age) {
        long until = Math.max(2, age.toMillis());
        return new EndSpan(cadence.before(until, phase).orElse(until / 2), until);
    }

    /** How long it had ended when it was found, as is to be expected. */
    public Duration lag() {
        return Duration.ofMillis((until - after) / 2);
    }

    /**
     * The units of one job over the time in which it ended: as other jobs ended in that time, and a part of them evenly, so
     * that what was never seen is not ruled out.
     */
    public Map<Integer, Long> units(Histogram known) {
        int first = Buckets.of(after);
        double[] even = new double[Buckets.of(until - 1) - first + 1];
        double[] like = new double[even.length];
        for (int index = 0; index < even.length; index++) {
            even[index] = millisIn(first + index);
            like[index] = known.units(first + index) * even[index] / Buckets.width(first + index);
        }
        double all = Arrays.stream(like).sum();
        double evenly = all > 0 ? EVENLY : 1;
        double[] parts = new double[even.length];
        for (int index = 0; index < parts.length; index++) {
            parts[index] = evenly * even[index] / (until - after) + (all > 0 ? (1 - evenly) * like[index] / all : 0);
        }
        return rounded(first, parts);
    }

    private long millisIn(int bucket) {
        boolean last = bucket == Buckets.COUNT - 1;
        return (last ? until : Math.min(until, Buckets.to(bucket))) - Math.max(after, Buckets.from(bucket));
    }

    private static Map<Integer, Long> rounded(int first, double[] parts) {
        Map<Integer, Long> bucketToUnits = new HashMap<>();
        double upTo = 0;
        long given = 0;
        for (int index = 0; index < parts.length; index++) {
            upTo += parts[index];
            long units = Math.round(upTo * Histogram.UNITS) - given;
            if (units > 0) {
                bucketToUnits.put(first + index, units);
                given += units;
            }
        }
        return bucketToUnits;
    }
}
