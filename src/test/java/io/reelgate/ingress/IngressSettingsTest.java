package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.redis.RedisSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IngressSettingsTest {
    /** An answer that the ingress does not wait for is a 503 for a task that may run. */
    @Test
    void waitsForAnAdmissionFarLongerThanRedisMayTake() {
        Duration patience =
                IngressSettings.of("127.0.0.1", 0, "http://localhost").admitTimeout();

        Duration redis = RedisSettings.of("redis://localhost").commandTimeout();
        assertThat(patience).isGreaterThanOrEqualTo(redis.multipliedBy(20));
    }
}
