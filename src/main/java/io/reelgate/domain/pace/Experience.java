package io.reelgate.domain.pace;

import io.reelgate.domain.model.LookPace;

/**
 * What is known of one kind of job: how long those took that ended lately. Up to {@link #FEWEST} of them say nothing, and
 * what is documented counts alone; from {@link #ENOUGH} on only they count; between the two it fades evenly.
 *
 * @param durations of jobs that ended lately
 */
public record Experience(Histogram durations) {
    public static final Experience NONE = new Experience(Histogram.EMPTY);
    public static final int FEWEST = 20;
    public static final int ENOUGH = 100;

    /** Whether the looks follow from it at all. */
    public boolean counts() {
        return durations.jobs() > FEWEST;
    }

    /** The looks at such a job. Documented alone, no look comes before the lower end of the range. */
    public Cadence cadence(Expected documented, LookPace bounds) {
        double weight = weight();
        double[] shares = documented.shares();
        if (weight == 0) {
            return Plan.documented(shares, bounds, documented.from());
        }
        double[] learned = durations.shares();
        for (int bucket = 0; bucket < shares.length; bucket++) {
            shares[bucket] += weight * (learned[bucket] - shares[bucket]);
        }
        return Plan.learned(shares, bounds);
    }

    private double weight() {
        return Math.clamp((double) (durations.jobs() - FEWEST) / (ENOUGH - FEWEST), 0, 1);
    }
}
