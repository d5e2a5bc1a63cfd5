package io.reelgate.domain.pace;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When a job ended as far as looks can tell: after one of them and not after the next. A job found by its first look may
 * have ended at any time; it is taken to have done so in the last half of it, so that a first look that finds too many
 * comes earlier from then on, step by step, as far as there is something to find.
 *
 * @param after since its submit, in milliseconds
 * @param until the same; later than {@code after}
 */
public record EndSpan(long after, long until) {
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

    /** The units of one job, evenly over the time in which it ended. */
    public Map<Integer, Long> units() {
        Map<Integer, Long> bucketToUnits = new HashMap<>();
        long given = 0;
        for (int bucket = Buckets.of(after); given < Histogram.UNITS; bucket++) {
            long upTo = bucket == Buckets.COUNT - 1 ? Histogram.UNITS : upTo(Buckets.to(bucket));
            if (upTo > given) {
                bucketToUnits.put(bucket, upTo - given);
                given = upTo;
            }
        }
        return bucketToUnits;
    }

    private long upTo(long millis) {
        double part = (double) (millis - after) / (until - after);
        return Math.min(Histogram.UNITS, Math.round(part * Histogram.UNITS));
    }
}
