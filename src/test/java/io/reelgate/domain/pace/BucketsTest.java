package io.reelgate.domain.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BucketsTest {
    @Test
    void followOneAnotherWithoutGaps() {
        for (int bucket = 0; bucket < Buckets.COUNT; bucket++) {
            assertThat(Buckets.of(Buckets.from(bucket))).isEqualTo(bucket);
            assertThat(Buckets.of(Buckets.to(bucket) - 1)).isEqualTo(bucket);
        }
    }

    @Test
    void areAtMostASixteenthOfWhatTheyHold() {
        for (int bucket = 1; bucket < Buckets.COUNT; bucket++) {
            assertThat(Buckets.width(bucket) * 16).isBetween(Buckets.from(bucket) / 2, Buckets.from(bucket));
        }
    }

    @Test
    void takeWhateverIsTooShortOrTooLong() {
        assertThat(Buckets.of(0)).isZero();
        assertThat(Buckets.of(127)).isZero();
        assertThat(Buckets.of(Long.MAX_VALUE)).isEqualTo(Buckets.COUNT - 1);
        assertThat(Buckets.to(Buckets.COUNT - 1)).isGreaterThan(69 * 60_000);
    }
}
