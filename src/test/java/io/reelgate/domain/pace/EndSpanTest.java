package io.reelgate.domain.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndSpanTest {
    private static final Cadence EACH_FIVE = Cadence.steady(Duration.ofSeconds(50), Duration.ofSeconds(5));

    @Test
    void aJobEndedBetweenTheLookThatFoundItAndTheOneBefore() {
        EndSpan span = EndSpan.found(EACH_FIVE, 0, Duration.ofMillis(60_300));

        assertThat(span).isEqualTo(new EndSpan(55_000, 60_300));
        assertThat(span.lag()).isEqualTo(Duration.ofMillis(2_650));
    }

    @Test
    void aJobFoundByItsFirstLookEndedInTheLastHalfOfItsTime() {
        assertThat(EndSpan.found(EACH_FIVE, 0.5, Duration.ofMillis(52_600))).isEqualTo(new EndSpan(26_300, 52_600));
        assertThat(EndSpan.found(EACH_FIVE, 0, Duration.ofSeconds(10))).isEqualTo(new EndSpan(5_000, 10_000));
    }

    @Test
    void aJobIsSpreadEvenlyAndCountsOnce() {
        Map<Integer, Long> units = new EndSpan(65_536, 131_072).units(Histogram.EMPTY);

        assertThat(units.values()).containsOnly(1L).hasSize(Histogram.UNITS);
        assertThat(Histogram.of(units).jobs()).isEqualTo(1);
        assertThat(new EndSpan(60_000, 60_001).units(Histogram.EMPTY)).isEqualTo(Map.of(Buckets.of(60_000), 16L));
    }

    @Test
    void aJobIsTakenToHaveEndedAsOthersDidAndATenthOfItEvenly() {
        Histogram known = Histogram.of(Map.of(Buckets.of(100_000), 160L, Buckets.of(30_000), 1_600L));
        Map<Integer, Long> units = new EndSpan(65_536, 131_072).units(known);

        assertThat(units.get(Buckets.of(100_000))).isBetween(13L, 16L);
        assertThat(Histogram.of(units).jobs()).isEqualTo(1);
        assertThat(units).doesNotContainKey(Buckets.of(30_000));
    }

    @Test
    void aDurationBeyondAllBucketsIsInTheLast() {
        assertThat(new EndSpan(10_000_000, 20_000_000).units(Histogram.EMPTY))
                .isEqualTo(Map.of(Buckets.COUNT - 1, 16L));
    }

    @Test
    void clocksThatDifferMakeNoNegativeTime() {
        assertThat(EndSpan.found(EACH_FIVE, 0, Duration.ofSeconds(-3))).isEqualTo(new EndSpan(1, 2));
        assertThatThrownBy(() -> new EndSpan(5, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
