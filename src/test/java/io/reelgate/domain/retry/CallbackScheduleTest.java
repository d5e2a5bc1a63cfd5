package io.reelgate.domain.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackScheduleTest {
    private static final RandomGenerator LOWEST = () -> 0L;
    private static final RandomGenerator HIGHEST = () -> -1L;
    private static final RandomGenerator MIDDLE = () -> Long.MIN_VALUE;

    @ParameterizedTest
    @CsvSource({
        "1, PT5S",
        "2, PT30S",
        "3, PT5M",
        "4, PT30M",
        "5, PT2H",
        "6, PT5H",
        "7, PT10H",
        "8, PT14H",
        "9, PT20H",
        "10, PT24H"
    })
    void waitsTheStepAFifthMoreOrLess(int tries, Duration step) {
        assertThat(after(tries, MIDDLE)).isEqualTo(step);
        assertThat(after(tries, LOWEST)).isEqualTo(step.multipliedBy(8).dividedBy(10));
        assertThat(after(tries, HIGHEST))
                .isBetween(
                        step.multipliedBy(12).dividedBy(10).minusMillis(1),
                        step.multipliedBy(12).dividedBy(10));
    }

    @Test
    void endsAfterTheFirstTryAndTenMore() {
        assertThat(CallbackSchedule.after(11, Optional.empty(), MIDDLE)).isEmpty();
        assertThat(CallbackSchedule.after(11, Optional.of(Duration.ofSeconds(1)), MIDDLE))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT1S, PT4S", "PT4S, PT4S", "PT5.5S, PT5.5S", "PT6S, PT6S", "PT60S, PT6S", "PT24H, PT6S"})
    void givesAnEndpointMoreTimeWithinTheStep(Duration asked, Duration expected) {
        assertThat(CallbackSchedule.after(1, Optional.of(asked), LOWEST)).contains(expected);
    }

    private static Duration after(int tries, RandomGenerator random) {
        return CallbackSchedule.after(tries, Optional.empty(), random).orElseThrow();
    }
}
