package io.reelgate.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LongSummaryStatistics;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Backoff TARGET = new Backoff(Duration.ofMillis(50), Duration.ofMillis(300));

    private final Random random = new Random(1);

    @Test
    void waitsBetweenHalfAndTheWholeOfAStepThatDoubles() {
        assertSpread(1, 25, 50);
        assertSpread(2, 50, 100);
        assertSpread(3, 100, 200);
    }

    @Test
    void staysAtItsCeiling() {
        assertSpread(4, 150, 300);
        assertSpread(Integer.MAX_VALUE, 150, 300);
    }

    @Test
    void neverWaitsForNothing() {
        Backoff smallest = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1));

        assertThat(smallest.before(1, random)).isEqualTo(Duration.ofMillis(1));
    }

    private void assertSpread(int attempt, long least, long most) {
        LongSummaryStatistics waits = IntStream.range(0, 2_000)
                .mapToLong(index -> TARGET.before(attempt, random).toMillis())
                .summaryStatistics();
        assertThat(waits.getMin()).isBetween(least, least + 2);
        assertThat(waits.getMax()).isBetween(most - 2, most);
    }
}
