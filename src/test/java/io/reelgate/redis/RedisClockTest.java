package io.reelgate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RedisClockTest {
    private final RedisClock target = new RedisClock(Clock.fixed(Instant.ofEpochMilli(100_000), ZoneOffset.UTC));

    @Test
    void isLocalTimeBeforeTheFirstMeasurement() {
        assertThat(target.redisMillis()).isEqualTo(100_000);
        assertThat(target.errorMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void takesTheServersTimeAsReadInTheMiddleOfTheTrip() {
        target.measured(99_000, 50_010, 99_020);

        assertThat(target.redisMillis()).isEqualTo(51_000);
        assertThat(target.instant()).isEqualTo(Instant.ofEpochMilli(51_000));
        assertThat(target.errorMillis()).isEqualTo(11);
    }

    @Test
    void keepsAShortTripAgainstALongerOne() {
        target.measured(99_000, 50_010, 99_020);
        target.measured(99_100, 59_999, 99_600);

        assertThat(target.redisMillis()).isEqualTo(51_000);
    }

    @Test
    void takesALongTripWhenTheLastMeasurementIsOld() {
        target.measured(89_000, 40_010, 89_020);
        target.measured(99_100, 50_350, 99_600);

        assertThat(target.redisMillis()).isEqualTo(51_000);
    }

    @Test
    void followsAStepOfTheLocalClockAtTheNextMeasurement() {
        target.measured(200_000, 151_000, 200_020);
        target.measured(99_000, 151_510, 99_020);

        assertThat(target.redisMillis()).isEqualTo(152_500);
    }
}
