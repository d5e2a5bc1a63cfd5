package io.reelgate.domain.pace;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How long jobs took: a count for each of the fixed {@link Buckets}, in sixteenths of a job, because where a job ended
 * between two looks is not known. Immutable; histograms of nodes and hours are simply added.
 */
public final class Histogram {
    /** A job counts for that many units, spread over the buckets in which it may have ended. */
    public static final int UNITS = 16;

    public static final Histogram EMPTY = new Histogram(new long[Buckets.COUNT]);

    private final long[] units;
    private final long total;

    private Histogram(long[] units) {
        this.units = units;
        long sum = 0;
        for (long each : units) {
            sum += each;
        }
        this.total = sum;
    }

    /** The number of buckets; they are counted from 0. */
    public static int buckets() {
        return Buckets.COUNT;
    }

    /** Counts as they were stored; what names no bucket, or counts nothing or too much to be true, is left out. */
    public static Histogram of(Map<Integer, Long> bucketToUnits) {
        long[] units = new long[Buckets.COUNT];
        bucketToUnits.forEach((bucket, count) -> {
            if (bucket >= 0 && bucket < Buckets.COUNT && count > 0 && count < Integer.MAX_VALUE) {
                units[bucket] = count;
            }
        });
        return new Histogram(units);
    }

    public Histogram plus(Histogram other) {
        long[] sum = units.clone();
        for (int bucket = 0; bucket < sum.length; bucket++) {
            sum[bucket] += other.units[bucket];
        }
        return new Histogram(sum);
    }

    long units(int bucket) {
        return units[bucket];
    }

    /** The number of jobs. */
    public long jobs() {
        return total / UNITS;
    }

    /** The duration that so many of the jobs, from 0 to 1, did not outlast; empty where there is none. */
    public Optional<Duration> quantile(double share) {
        double wanted = share * total;
        double seen = 0;
        for (int bucket = 0; bucket < units.length; bucket++) {
            if (units[bucket] > 0 && seen + units[bucket] >= wanted) {
                double part = (wanted - seen) / units[bucket];
                return Optional.of(Duration.ofMillis(Buckets.from(bucket) + Math.round(part * Buckets.width(bucket))));
            }
            seen += units[bucket];
        }
        return Optional.empty();
    }

    /** The share of all jobs in each bucket, a little smoothed, because a hundred jobs leave holes where a thousand have none. */
    double[] shares() {
        double[] shares = new double[units.length];
        for (int bucket = 0; bucket < units.length; bucket++) {
            double share = (double) units[bucket] / total;
            shares[bucket] += share / 2;
            shares[Math.max(0, bucket - 1)] += share / 4;
            shares[Math.min(units.length - 1, bucket + 1)] += share / 4;
        }
        return shares;
    }
}
