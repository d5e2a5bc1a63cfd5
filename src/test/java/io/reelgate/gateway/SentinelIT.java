package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.redis.servers.SentinelServers;
import io.reelgate.redis.servers.ServerProcess;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redis behind Sentinel, with passwords: the master is killed under load and a replica takes over. */
@Tag("faults")
@Tag("matrix")
class SentinelIT {
    private static final String SENTINEL_PASSWORD = "of-the-sentinels";

    @Test
    void goesOnWithTheNextMasterAndLosesNothing() {
        try (SentinelServers servers = SentinelServers.start(Optional.of("secret"), Optional.of(SENTINEL_PASSWORD));
                ServerFaults run = new ServerFaults("sentinel", servers.url(), settings())) {
            run.submitting(10);
            ServerProcess first = servers.master();

            run.begin("kill of the master", AccountNumbers.ALL);
            first.kill();
            servers.awaitMasterOtherThan(first);
            run.awaitWork(AccountNumbers.ALL);
            first.restart();
            servers.awaitHealthy();
            run.awaitWork(AccountNumbers.ALL);

            run.judgedAt(servers.masterUrl());
            assertThat(run.finish()).hasSize(1);
        }
    }

    private static Map<String, String> settings() {
        return Map.of("REELGATE_REDIS_DURABILITY", "confirmed", "REELGATE_REDIS_SENTINELPASSWORD", SENTINEL_PASSWORD);
    }
}
