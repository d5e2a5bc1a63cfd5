package io.reelgate.domain.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HistogramTest {
    private static final int MINUTE = Buckets.of(60_000);

    @Test
    void addsUpWhatSeveralNodesCounted() {
        Histogram one = Histogram.of(Map.of(MINUTE, 32L));
        Histogram other = Histogram.of(Map.of(MINUTE, 16L, MINUTE + 1, 16L));

        assertThat(one.plus(other).jobs()).isEqualTo(4);
        assertThat(one.jobs()).isEqualTo(2);
    }

    @Test
    void leavesOutWhatCannotBeTrue() {
        assertThat(Histogram.of(Map.of(-1, 16L, Buckets.COUNT, 16L, 3, -16L, 4, Long.MAX_VALUE))
                        .jobs())
                .isZero();
    }

    @Test
    void knowsItsQuantilesWithinABucket() {
        Histogram target = Histogram.of(Map.of(MINUTE, 160L, Buckets.of(120_000), 160L));

        assertThat(target.quantile(0.25).orElseThrow().toMillis()).isCloseTo(60_000, within(4_000L));
        assertThat(target.quantile(0.75).orElseThrow().toMillis()).isCloseTo(120_000, within(8_000L));
        assertThat(target.quantile(0)).hasValue(Duration.ofMillis(Buckets.from(MINUTE)));
        assertThat(Histogram.EMPTY.quantile(0.5)).isEmpty();
    }
}
