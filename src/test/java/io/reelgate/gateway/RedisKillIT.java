package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.redis.PrivateRedis;
import io.reelgate.rig.run.Matrix;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The one Redis is killed under load and started again: what was accepted ends, what was refused never runs. */
@Tag("faults")
@Tag("matrix")
class RedisKillIT {
    private static final Map<String, String> ALONE =
            Map.of("REELGATE_REDIS_DURABILITY", "confirmed", "REELGATE_REDIS_REPLICAS", "0");
    private static final int KILLS = Matrix.choose(2, 10);

    @Test
    void losesNoAcceptedTaskAndRunsNoRefusedOne() {
        try (PrivateRedis redis = PrivateRedis.start();
                ServerFaults run = new ServerFaults("redis-kill", redis.url(), ALONE)) {
            run.submitting(20);
            for (int kill = 1; kill <= KILLS; kill++) {
                run.begin("kill " + kill, AccountNumbers.ALL);
                redis.kill();
                run.awaitRefused(10, AccountNumbers.ALL);
                redis.restart();
                run.awaitWork(AccountNumbers.ALL);
            }
            assertThat(run.finish()).hasSize(KILLS);
        }
    }
}
