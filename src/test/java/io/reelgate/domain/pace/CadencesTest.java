package io.reelgate.domain.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.model.DurationRange;
import io.reelgate.domain.model.LookPace;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CadencesTest {
    private static final LookPace BOUNDS =
            new LookPace(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(15));
    private static final Expected USUAL =
            Expected.usual(new DurationRange(Duration.ofSeconds(105), Duration.ofSeconds(135)));
    private static final JobKind FAST = new JobKind("veo-3-1", "fal", "fast");

    private final Cadences target = new Cadences();

    @Test
    void makesEachTableOnce() {
        learn(FAST, 200);

        assertThat(target.of(FAST, USUAL, BOUNDS)).isSameAs(target.of(FAST, USUAL, BOUNDS));
        assertThat(target.documented(USUAL, BOUNDS)).isSameAs(target.documented(USUAL, BOUNDS));
    }

    @Test
    void makesItAnewWhenMoreIsKnown() {
        learn(FAST, 200);
        Cadence before = target.of(FAST, USUAL, BOUNDS);
        learn(FAST, 300);

        assertThat(target.of(FAST, USUAL, BOUNDS)).isNotSameAs(before);
    }

    @Test
    void whatIsLearnedOfOneKindSaysNothingOfOthers() {
        learn(FAST, 200);
        Cadence documented = target.documented(USUAL, BOUNDS);

        assertThat(target.of(FAST, USUAL, BOUNDS)).isNotSameAs(documented);
        assertThat(target.of(new JobKind("veo-3-1", "fal", "quality"), USUAL, BOUNDS))
                .isSameAs(documented);
        assertThat(target.of(new JobKind("veo-3-1", "kie", "fast"), USUAL, BOUNDS))
                .isSameAs(documented);
        assertThat(target.learned()).isEqualTo(1);
    }

    @Test
    void fewJobsChangeNothing() {
        learn(FAST, Experience.FEWEST);

        assertThat(target.of(FAST, USUAL, BOUNDS)).isSameAs(target.documented(USUAL, BOUNDS));
        assertThat(target.learned()).isZero();
        assertThat(target.median("veo-3-1", "fal")).isEmpty();
    }

    @Test
    void knowsTheMedianOfALane() {
        learn(FAST, 200);

        assertThat(target.median("veo-3-1", "fal").orElseThrow())
                .isBetween(Duration.ofSeconds(38), Duration.ofSeconds(42));
        assertThat(target.median("veo-3-1", "kie")).isEmpty();
    }

    private void learn(JobKind kind, long jobs) {
        Histogram durations = Histogram.of(Map.of(Buckets.of(40_000), jobs * Histogram.UNITS));
        target.learn(kind.model(), kind.lane(), Map.of(kind.variant(), durations));
    }
}
