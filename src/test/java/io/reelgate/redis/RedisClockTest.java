package io.reelgate.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RedisClockTest {
    private final Clock local = Clock.fixed(Instant.ofEpochMilli(100_000), ZoneOffset.UTC);
    private final MasterClock master = new MasterClock(local);
    private final RedisClock target = new RedisClock(local, () -> master);

    @Test
    void isLocalTimeBeforeTheFirstMeasurement() {
        assertThat(target.redisMillis()).isEqualTo(100_000);
        assertThat(target.errorMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void takesTheServersTimeAsReadInTheMiddleOfTheTrip() {
        master.measured(99_000, 50_010, 99_020);

        assertThat(target.redisMillis()).isEqualTo(51_000);
        assertThat(target.instant()).isEqualTo(Instant.ofEpochMilli(51_000));
        assertThat(target.errorMillis()).isEqualTo(11);
    }

    @Test
    void keepsAShortTripAgainstALongerOne() {
        master.measured(99_000, 50_010, 99_020);
        master.measured(99_100, 59_999, 99_600);

        assertThat(target.redisMillis()).isEqualTo(51_000);
    }

    @Test
    void takesALongTripWhenTheLastMeasurementIsOld() {
        master.measured(89_000, 40_010, 89_020);
        master.measured(99_100, 50_350, 99_600);

        assertThat(target.redisMillis()).isEqualTo(51_000);
    }

    @Test
    void followsAStepOfTheLocalClockAtTheNextMeasurement() {
        master.measured(200_000, 151_000, 200_020);
        master.measured(99_000, 151_510, 99_020);

        assertThat(target.redisMillis()).isEqualTo(152_500);
    }
}
