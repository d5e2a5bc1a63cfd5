package io.reelgate.domain.pace;

import io.reelgate.domain.model.LookPace;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToLongFunction;

/**
 * Jobs that are looked at in a cadence, one after the other and 100 an hour; each look comes up to 0.3 s after its time.
 */
final class SimulatedJobs {
    static final int AN_HOUR = 100;
    static final int A_DAY = 24 * AN_HOUR;

    private static final int LATENESS = 300;
    private static final int DAYS = 2;
    private static final int READING = 10;
    private static final String VARIANT = "any";

    /** How long the job of a number takes, in milliseconds. */
    interface Durations {
        long of(int number, Random random);
    }

    /**
     * What came of them.
     *
     * @param looks of each, rising
     * @param lags from end to the look that found it, rising
     */
    record Seen(List<Long> looks, List<Long> lags) {
        private static Seen of(List<Outcome> outcomes) {
            return new Seen(sorted(outcomes, Outcome::looks), sorted(outcomes, Outcome::lag));
        }

        private static List<Long> sorted(List<Outcome> outcomes, ToLongFunction<Outcome> value) {
            return outcomes.stream().mapToLong(value).sorted().boxed().toList();
        }

        double meanLooks() {
            return looks.stream().mapToLong(Long::longValue).average().orElseThrow();
        }

        static long quantile(List<Long> rising, double share) {
            return rising.get((int) (share * rising.size()));
        }

        long looksOf19In20() {
            return quantile(looks, 0.95);
        }

        double lag(double share) {
            return quantile(lags, share) / 1_000.0;
        }

        @Override
        public String toString() {
            return "%.1f looks, lag %.1f s".formatted(meanLooks(), lag(0.95));
        }
    }

    private record Outcome(long looks, long end, long found) {
        long lag() {
            return found - end;
        }
    }

    private final Durations durations;
    private final Expected documented;
    private final LookPace bounds;

    SimulatedJobs(Durations durations, Expected documented, LookPace bounds) {
        this.durations = durations;
        this.documented = documented;
        this.bounds = bounds;
    }

    /** As callers are told to poll: after a first delay each interval. */
    Seen each(Duration first, Duration interval) {
        return fixed(Cadence.steady(first, interval), true);
    }

    Seen cold() {
        return fixed(Experience.NONE.cadence(documented, bounds), false);
    }

    private Seen fixed(Cadence cadence, boolean inStep) {
        Random random = new Random(34);
        List<Outcome> outcomes = new ArrayList<>();
        for (int number = 0; number < A_DAY; number++) {
            outcomes.add(look(cadence, inStep ? 0 : random.nextDouble(), number, random));
        }
        return Seen.of(outcomes);
    }

    /** The second day of a gateway that knew nothing in the beginning. */
    Seen learned() {
        return learned(A_DAY);
    }

    /** The same from a job of the second day on. */
    Seen learned(int from) {
        Random random = new Random(34);
        Deque<HourOfJobs> hours = new ArrayDeque<>();
        Histogram present = Histogram.EMPTY;
        Histogram known = Histogram.EMPTY;
        Cadence cadence = Experience.NONE.cadence(documented, bounds);
        List<Outcome> outcomes = new ArrayList<>();
        for (int number = 0; number < DAYS * A_DAY; number++) {
            double phase = random.nextDouble();
            Outcome outcome = look(cadence, phase, number, random);
            outcomes.add(outcome);
            EndSpan span = EndSpan.found(cadence, phase, Duration.ofMillis(outcome.found()));
            present = present.plus(Histogram.of(span.units(known)));
            if (number % AN_HOUR == AN_HOUR - 1) {
                hours.addFirst(new HourOfJobs(Map.of(VARIANT, present)));
                present = Histogram.EMPTY;
            }
            if (number % READING == 0) {
                known = known(hours, present);
                cadence = new Experience(known).cadence(documented, bounds);
            }
        }
        return Seen.of(outcomes.subList(from, outcomes.size()));
    }

    private static Histogram known(Deque<HourOfJobs> hours, Histogram present) {
        List<HourOfJobs> newestFirst = new ArrayList<>(List.of(new HourOfJobs(Map.of(VARIANT, present))));
        newestFirst.addAll(hours);
        return HourOfJobs.newest(newestFirst.subList(0, Math.min(24, newestFirst.size())))
                .get(VARIANT);
    }

    private Outcome look(Cadence cadence, double phase, int number, Random random) {
        long end = durations.of(number, random);
        long looks = 1;
        long at = cadence.first(phase).toMillis() + random.nextInt(LATENESS);
        while (at < end) {
            at = cadence.next(Duration.ofMillis(at), phase).toMillis() + random.nextInt(LATENESS);
            looks++;
        }
        return new Outcome(looks, end, at);
    }

    /** Anything between two ends alike. */
    static Durations even(long from, long to) {
        return (number, random) -> from + (long) (random.nextDouble() * (to - from));
    }

    /** Log-normal around a middle, never outside of two ends. */
    static Durations around(double middle, double deviation, long from, long to) {
        return (number, random) -> {
            long drawn = 0;
            while (drawn < from || drawn > to) {
                drawn = (long) (middle * StrictMath.exp(deviation * random.nextGaussian()));
            }
            return drawn;
        };
    }

    /** One of them on the first day and the other on the second. */
    static Durations first(Durations one, Durations then) {
        return (number, random) -> (number < A_DAY ? one : then).of(number, random);
    }

    /** The same around a middle that swings to and fro within a day, by a factor. */
    static Durations swinging(double middle, double factor, double deviation, long from, long to) {
        return (number, random) -> {
            double hour = 2 * Math.PI * number / A_DAY;
            double now = middle * StrictMath.exp(StrictMath.log(factor) * StrictMath.sin(hour));
            return around(now, deviation, from, to).of(number, random);
        };
    }
}
