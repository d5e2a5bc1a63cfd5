package io.reelgate.domain.pace;

import io.reelgate.domain.model.DurationRange;
import java.time.Duration;

/**
 * What is documented of how long a job takes, as shares of the {@link Buckets}.
 *
 * @param extremes whether the range tells what has ever been seen, rather than what is usual: nothing is known between
 *     usual ends, while between extremes most jobs are far from both
 */
public record Expected(DurationRange range, boolean extremes) {
    /** Extremes are that many deviations from the middle, by the logarithm; one job in 370 is outside. */
    private static final double DEVIATIONS = 3;

    /** The logistic curve that is nearest to the normal one. */
    private static final double NEARLY_NORMAL = 1.702;

    public static Expected usual(DurationRange range) {
        return new Expected(range, false);
    }

    Duration from() {
        return range.from();
    }

    double[] shares() {
        double[] shares = new double[Buckets.COUNT];
        for (int bucket = 0; bucket < shares.length; bucket++) {
            shares[bucket] = below(Buckets.to(bucket)) - below(Buckets.from(bucket));
        }
        return shares;
    }

    private double below(long millis) {
        double from = Math.max(1, range.from().toMillis());
        double to = Math.max(from + 1, (double) range.to().toMillis());
        if (millis <= from || millis >= to) {
            return millis <= from ? 0 : 1;
        }
        return extremes ? bell(millis, StrictMath.log(from), StrictMath.log(to)) : (millis - from) / (to - from);
    }

    private static double bell(long millis, double from, double to) {
        double deviations = (StrictMath.log((double) millis) - (from + to) / 2) / ((to - from) / (2 * DEVIATIONS));
        double edge = logistic(-DEVIATIONS);
        return (logistic(deviations) - edge) / (1 - 2 * edge);
    }

    private static double logistic(double deviations) {
        return 1 / (1 + StrictMath.exp(-NEARLY_NORMAL * deviations));
    }
}
