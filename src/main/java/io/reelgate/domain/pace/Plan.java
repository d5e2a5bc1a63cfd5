package io.reelgate.domain.pace;

import io.reelgate.domain.model.LookPace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes the table of looks from what is expected. A look is worth most where many of the jobs that still run end soon, and
 * costs the same everywhere, so the buckets with the least ends per look are quiet: together they may hold so many jobs
 * that 19 in 20 are still found in time. Nothing is looked at before the first bucket that is not quiet; in one that is
 * not, a look comes every {@code interval}, in others every {@code ceiling}, and behind the last the looks grow rare.
 */
final class Plan {
    /** The share of jobs that may be found late; what is missing to one in twenty is for looks that come late. */
    private static final double LATE = 0.04;

    private static final double GROWTH = 1.25;
    private static final double LEAST = 1e-9;

    private final double[] shares;
    private final long interval;
    private final long ceiling;
    private final long floor;
    private final boolean[] quiet;
    private final List<Long> looks = new ArrayList<>();

    private Plan(double[] shares, LookPace bounds) {
        this.shares = shares;
        this.floor = bounds.floor().toMillis();
        this.interval = Math.max(1, Math.max(floor, bounds.interval().toMillis()));
        this.ceiling = Math.max(interval, bounds.ceiling().toMillis());
        this.quiet = new boolean[shares.length];
    }

    /** Of what was learned. Scouts look an interval earlier. */
    static Cadence learned(double[] shares, LookPace bounds) {
        return new Plan(shares, bounds).cadence(bounds.floor().toMillis(), true);
    }

    /** Of what is documented. {@code notBefore}: no look comes earlier. */
    static Cadence documented(double[] shares, LookPace bounds, Duration notBefore) {
        long earliest = Math.max(bounds.floor().toMillis(), notBefore.toMillis());
        return new Plan(shares, bounds).cadence(earliest, false);
    }

    private Cadence cadence(long notBefore, boolean scouted) {
        long at = Math.max(notBefore, begin(quieten()));
        long end = end();
        boolean room = scouted && at - interval >= notBefore;
        if (room) {
            looks.add(at - interval);
        }
        looks.add(at);
        while (at < end) {
            at = following(at);
            looks.add(at);
        }
        backOff(at);
        return new Cadence(looks.stream().mapToLong(Long::longValue).toArray(), ceiling, floor, room);
    }

    /** Marks the quiet buckets; the share that may still be found late. */
    private double quieten() {
        double late = LATE;
        for (int bucket : byEnds(lookedAt())) {
            if (shares[bucket] > late) {
                break;
            }
            quiet[bucket] = true;
            late -= shares[bucket];
        }
        return late;
    }

    /** How long each bucket would be looked at, over all jobs: its width for those that still run. */
    private double[] lookedAt() {
        double[] lookedAt = new double[shares.length];
        double left = 1;
        for (int bucket = 0; bucket < shares.length; bucket++) {
            lookedAt[bucket] = left * Buckets.width(bucket);
            left = Math.max(0, left - shares[bucket]);
        }
        return lookedAt;
    }

    /** The buckets by the jobs that end per look, the fewest first. */
    private int[] byEnds(double[] lookedAt) {
        long[] keys = new long[shares.length];
        for (int bucket = 0; bucket < shares.length; bucket++) {
            float ends = (float) (shares[bucket] / Math.max(LEAST, lookedAt[bucket]));
            // The bits of floats from 0 on rise with them.
            keys[bucket] = ((long) Float.floatToIntBits(ends) << Integer.SIZE) | bucket;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
    }

    /** Within the first bucket that is not quiet, after as many jobs as may still be found late. */
    private long begin(double late) {
        int first = 0;
        while (first < quiet.length - 1 && quiet[first]) {
            first++;
        }
        double part = shares[first] > 0 ? Math.min(1, late / shares[first]) : 0;
        return Buckets.from(first) + (long) (part * Buckets.width(first));
    }

    private long end() {
        int last = quiet.length - 1;
        while (last > 0 && quiet[last]) {
            last--;
        }
        return Buckets.to(last);
    }

    /** A look at the end of a quiet time finds all of it, and what ended within an interval before is not late. */
    private long following(long at) {
        int bucket = Buckets.of(at);
        while (bucket < quiet.length - 1 && quiet[bucket]) {
            bucket++;
        }
        long wait = Buckets.from(bucket) + interval - at;
        return at + Math.clamp(wait, interval, ceiling);
    }

    private void backOff(long from) {
        long at = from;
        double wait = interval;
        while (wait < ceiling) {
            wait = Math.min((double) ceiling, wait * GROWTH);
            at += Math.round(wait);
            looks.add(at);
        }
    }
}
