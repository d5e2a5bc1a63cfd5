package io.reelgate.redis.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class RedisReplicasTest {
    @Test
    void followThePrimaryWhetherFrozenOrKilledInBetween() {
        try (RedisReplicas servers = RedisReplicas.start(2, Optional.of("secret"))) {
            ServerProcess frozen = servers.replicas().getFirst();
            ServerProcess killed = servers.replicas().getLast();
            frozen.freeze();
            killed.kill();

            servers.primary().ask("SET", "key", "value");

            assertThat(frozen.responsive()).isFalse();
            assertThat(killed.responsive()).isFalse();
            assertThat(servers.primary().ask("WAIT", "1", "300")).isEqualTo(0L);
            frozen.thaw();
            killed.restart();
            servers.awaitLinks();
            await().until(() -> "value".equals(frozen.ask("GET", "key")));
            assertThat(killed.ask("GET", "key")).isEqualTo("value");
        }
    }

    @Test
    void primaryKeepsWhatItWroteOverAKill() {
        try (RedisReplicas servers = RedisReplicas.start(1)) {
            servers.primary().ask("SET", "key", "value");

            servers.primary().kill();
            servers.primary().restart();

            assertThat(servers.primary().ask("GET", "key")).isEqualTo("value");
            servers.awaitLinks();
            assertThat(servers.online()).isEqualTo(1);
        }
    }
}
