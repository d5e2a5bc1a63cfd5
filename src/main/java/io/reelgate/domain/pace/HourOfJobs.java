package io.reelgate.domain.pace;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the jobs of a model and lane took that ended in one hour.
 *
 * @param variantToDurations none for a variant of which none ended
 */
public record HourOfJobs(Map<String, Histogram> variantToDurations) {
    public static final HourOfJobs NONE = new HourOfJobs(Map.of());

    /** More variants than that are none of ours. */
    private static final int MOST_VARIANTS = 2_000;

    public HourOfJobs {
        variantToDurations = Map.copyOf(variantToDurations);
    }

    /** From the counts as they were stored. */
    public static HourOfJobs of(Map<Mark, Long> markToUnits) {
        Map<String, Map<Integer, Long>> variantToUnits = new HashMap<>();
        markToUnits.forEach((mark, units) -> {
            if (variantToUnits.size() < MOST_VARIANTS || variantToUnits.containsKey(mark.variant())) {
                variantToUnits
                        .computeIfAbsent(mark.variant(), variant -> new HashMap<>())
                        .put(mark.bucket(), units);
            }
        });
        Map<String, Histogram> variantToDurations = new HashMap<>();
        variantToUnits.forEach((variant, units) -> variantToDurations.put(variant, Histogram.of(units)));
        return new HourOfJobs(variantToDurations);
    }

    /**
     * Of each variant the newest hours that hold as many jobs as are needed, or all: so vendors' busy hours are followed
     * where there are many jobs, and remembered for a day where there are few. Older hours do not count.
     */
    public static Map<String, Histogram> newest(List<HourOfJobs> newestFirst) {
        Map<String, Histogram> variantToDurations = new HashMap<>();
        for (HourOfJobs hour : newestFirst) {
            hour.variantToDurations()
                    .forEach((variant, durations) ->
                            variantToDurations.merge(variant, durations, HourOfJobs::unlessEnough));
        }
        return variantToDurations;
    }

    private static Histogram unlessEnough(Histogram newer, Histogram older) {
        return newer.jobs() >= Experience.ENOUGH ? newer : newer.plus(older);
    }
}
