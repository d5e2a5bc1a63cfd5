package io.reelgate.domain.pace;

import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The looks at a job, by its age: a table of times, and from its end on one look each {@code last}. Tasks that began
 * together are not looked at together: each has a phase, from 0 up to but not including 1, and is looked at that far on
 * the way from each time to the next, which lengthens no wait. What is asked costs a search in the table.
 */
public final class Cadence {
    /** The share of jobs that are looked at once more, before the others' first look: only they can tell that it is late. */
    private static final double SCOUTS = 0.125;

    private final long[] times;
    private final long last;
    private final long floor;
    private final boolean scouted;

    /**
     * In milliseconds.
     *
     * @param times rising
     * @param floor no look follows another sooner
     * @param scouted whether the first of the times is for scouts only
     */
    Cadence(long[] times, long last, long floor, boolean scouted) {
        this.times = times.clone();
        this.last = Math.max(1, last);
        this.floor = floor;
        this.scouted = scouted;
    }

    /** One look each interval, from a first one on. */
    public static Cadence steady(Duration first, Duration interval) {
        return new Cadence(new long[] {first.toMillis()}, interval.toMillis(), interval.toMillis() / 2, false);
    }

    /** The age at the first look. */
    public Duration first(double phase) {
        return Duration.ofMillis(look(firstIndex(phase), phase));
    }

    /** The age at the look after one at an age; a look that came late is followed by the next of the table all the same. */
    public Duration next(Duration age, double phase) {
        long now = age.toMillis();
        return Duration.ofMillis(Math.max(now + floor, look(firstFrom(now + 1, phase), phase)));
    }

    /** The look before one at an age; empty where that is the first. A look comes a little after its time. */
    OptionalLong before(long age, double phase) {
        int index = firstFrom(age - floor + 1, phase);
        return index <= firstIndex(phase) ? OptionalLong.empty() : OptionalLong.of(look(index - 1, phase));
    }

    /** The first look at an age or later; the look of an index comes before the next index's time. */
    private int firstFrom(long age, double phase) {
        int index = lastTimeUpTo(age);
        return Math.max(firstIndex(phase), look(index, phase) < age ? index + 1 : index);
    }

    private int firstIndex(double phase) {
        return scouted && phase >= SCOUTS ? 1 : 0;
    }

    private int lastTimeUpTo(long age) {
        int end = times.length - 1;
        if (age >= times[end]) {
            return Math.toIntExact(end + (age - times[end]) / last);
        }
        int found = Arrays.binarySearch(times, age);
        return Math.max(0, found < 0 ? -found - 2 : found);
    }

    private long look(int index, double phase) {
        long time = time(index);
        return time + (long) (phase * (time(index + 1) - time));
    }

    private long time(int index) {
        int beyond = index - (times.length - 1);
        return beyond <= 0 ? times[index] : times[times.length - 1] + beyond * last;
    }
}
