package io.reelgate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final RandomGenerator HIGHEST = () -> -1L;

    @Test
    void doublesUpToItsCeilingAndStaysThere() {
        Backoff target = new Backoff(Duration.ofMillis(50), Duration.ofMillis(300), RandomGenerator.getDefault());

        assertThat(longest(target, 0)).isBetween(1L, 50L);
        assertThat(longest(target, 2)).isBetween(100L, 200L);
        assertThat(longest(target, 3)).isBetween(201L, 300L);
        assertThat(longest(target, 1_000_000)).isBetween(201L, 300L);
    }

    @Test
    void neverPausesForNothing() {
        Backoff target = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), HIGHEST);

        assertThat(target.pauseMillis(0)).isEqualTo(1);
    }

    private static long longest(Backoff target, int failures) {
        return IntStream.range(0, 1_000)
                .mapToLong(index -> target.pauseMillis(failures))
                .max()
                .orElseThrow();
    }
}
