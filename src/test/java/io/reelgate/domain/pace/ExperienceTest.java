package io.reelgate.domain.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.model.DurationRange;
import io.reelgate.domain.model.LookPace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExperienceTest {
    private static final LookPace BOUNDS = new LookPace(seconds(5), seconds(2), seconds(15));
    private static final Expected VEO = Expected.usual(new DurationRange(seconds(105), seconds(135)));

    @Test
    void untilEnoughIsKnownNoLookComesBeforeTheDocumentedLowerEnd() {
        assertThat(cadence(Experience.FEWEST, 30_000, 40_000).first(0))
                .isEqualTo(Experience.NONE.cadence(VEO, BOUNDS).first(0))
                .isBetween(seconds(105), seconds(107));
    }

    @Test
    void whereEnoughIsKnownOnlyThatCounts() {
        Cadence target = cadence(Experience.ENOUGH, 30_000, 40_000);

        assertThat(target.first(0.5)).isBetween(seconds(28), seconds(35));
        assertThat(looksUntil(target, 105)).isLessThan(12);
    }

    @Test
    void oneJobInEightIsLookedAtAnIntervalEarlierOnceItIsLearned() {
        Cadence target = cadence(Experience.ENOUGH, 30_000, 40_000);

        assertThat(target.first(0.125).minus(target.first(0.124))).isBetween(seconds(4), seconds(6));
        assertThat(target.next(target.first(0.124), 0.124)).isLessThan(target.first(0.125));
    }

    @Test
    void betweenTheTwoBothAreLookedFor() {
        Cadence target = cadence((Experience.FEWEST + Experience.ENOUGH) / 2, 30_000, 40_000);

        assertThat(target.first(0.5)).isBetween(seconds(28), seconds(35));
        assertThat(looksUntil(target, 135) - looksUntil(target, 105)).isGreaterThanOrEqualTo(5);
    }

    @Test
    void looksComeEachIntervalWhileJobsEndAndGrowRareAfterwards() {
        Cadence target = Experience.NONE.cadence(VEO, BOUNDS);
        Duration at = target.first(0);
        while (at.compareTo(seconds(130)) < 0) {
            assertThat(target.next(at, 0).minus(at)).isEqualTo(seconds(5));
            at = target.next(at, 0);
        }
        Duration wait = seconds(5);
        while (wait.compareTo(seconds(15)) < 0) {
            Duration next = target.next(at, 0);
            assertThat(next.minus(at)).isBetween(wait, seconds(15));
            wait = next.minus(at);
            at = next;
        }

        assertThat(at).isBetween(seconds(150), seconds(220));
        assertThat(target.next(seconds(1_200), 0)).isBetween(seconds(1_202), seconds(1_215));
    }

    @Test
    void aTimeInWhichHardlyAnyJobEndsIsNotLookedThrough() {
        Map<Integer, Long> two = new HashMap<>(units(100, 30_000, 36_000));
        two.putAll(units(100, 110_000, 118_000));
        Cadence target = new Experience(Histogram.of(two)).cadence(VEO, BOUNDS);

        assertThat(looksUntil(target, 105) - looksUntil(target, 42)).isLessThanOrEqualTo(6);
        assertThat(looksUntil(target, 120) - looksUntil(target, 108)).isGreaterThanOrEqualTo(2);
    }

    @Test
    void aVendorsOwnGapIsNeverUndercut() {
        LookPace bounds = BOUNDS.withGap(seconds(10));
        Cadence target = Experience.NONE.cadence(VEO, bounds);
        Duration at = target.first(0.3);
        for (int look = 0; look < 30; look++) {
            Duration next = target.next(at, 0.3);
            assertThat(next.minus(at)).isGreaterThanOrEqualTo(seconds(10));
            at = next;
        }

        assertThat(BOUNDS.withGap(seconds(1))).isEqualTo(BOUNDS);
    }

    @Test
    void extremesAreSeldomReached() {
        Expected extremes = new Expected(new DurationRange(seconds(11), seconds(360)), true);
        Cadence target = Experience.NONE.cadence(extremes, BOUNDS);

        assertThat(target.first(0)).isBetween(seconds(20), seconds(32));
        assertThat(waitFrom(target, 60)).isEqualTo(seconds(5));
        assertThat(waitFrom(target, 360)).isGreaterThan(seconds(5));
    }

    private static Cadence cadence(long jobs, long from, long to) {
        return new Experience(Histogram.of(units(jobs, from, to))).cadence(VEO, BOUNDS);
    }

    private static Map<Integer, Long> units(long jobs, long from, long to) {
        Map<Integer, Long> units = new EndSpan(from, to).units(Histogram.EMPTY);
        units.replaceAll((bucket, unit) -> unit * jobs);
        return units;
    }

    /** Between the first two looks after an age. */
    private static Duration waitFrom(Cadence cadence, int second) {
        Duration first = cadence.next(seconds(second), 0);
        return cadence.next(first, 0).minus(first);
    }

    private static int looksUntil(Cadence cadence, int second) {
        int looks = 0;
        for (Duration at = cadence.first(0); at.compareTo(seconds(second)) <= 0; at = cadence.next(at, 0)) {
            looks++;
        }
        return looks;
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
