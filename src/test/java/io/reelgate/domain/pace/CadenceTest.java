package io.reelgate.domain.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CadenceTest {
    private static final Cadence TARGET =
            new Cadence(new long[] {20_000, 25_000, 30_000, 40_000}, 15_000, 2_000, false);

    @Test
    void followsItsTableAndThenItsLastInterval() {
        assertThat(TARGET.first(0)).isEqualTo(Duration.ofSeconds(20));
        assertThat(next(20_000, 0)).isEqualTo(25_000);
        assertThat(next(30_000, 0)).isEqualTo(40_000);
        assertThat(next(40_000, 0)).isEqualTo(55_000);
        assertThat(next(1_000_000, 0)).isEqualTo(1_015_000);
    }

    @Test
    void aPhaseIsThatFarOnTheWayToTheNextTime() {
        assertThat(TARGET.first(0.5)).isEqualTo(Duration.ofMillis(22_500));
        assertThat(next(22_500, 0.5)).isEqualTo(27_500);
        assertThat(next(27_500, 0.5)).isEqualTo(35_000);
        assertThat(next(47_500, 0.5)).isEqualTo(62_500);
    }

    @Test
    void aLateLookIsFollowedByTheNextOneAllTheSameButNotSoonerThanTheFloor() {
        assertThat(next(20_900, 0)).isEqualTo(25_000);
        assertThat(next(24_000, 0)).isEqualTo(26_000);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.999})
    void laterAgesNeverHaveEarlierLooks(double phase) {
        long before = 0;
        for (long age = 0; age < 200_000; age += 100) {
            long next = next(age, phase);

            assertThat(next).isGreaterThanOrEqualTo(Math.max(before, age + 2_000));
            before = next;
        }
    }

    @Test
    void knowsTheLookBefore() {
        assertThat(TARGET.before(25_100, 0)).hasValue(20_000);
        assertThat(TARGET.before(29_000, 0)).hasValue(25_000);
        assertThat(TARGET.before(70_200, 0)).hasValue(55_000);
        assertThat(TARGET.before(20_100, 0)).isEmpty();
        assertThat(TARGET.before(3_000, 0)).isEmpty();
    }

    private static long next(long age, double phase) {
        return TARGET.next(Duration.ofMillis(age), phase).toMillis();
    }
}
