package io.reelgate.redis.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SentinelServersTest {
    @Test
    void anotherMasterTakesOverFromAKilledOneWhichThenFollows() {
        try (SentinelServers servers = SentinelServers.start(Optional.of("secret"), Optional.of("of-the-sentinels"))) {
            ServerProcess first = servers.master();
            first.ask("SET", "key", "value");
            assertThat(first.ask("WAIT", "2", "5000")).isEqualTo(2L);

            first.kill();
            ServerProcess second = servers.awaitMasterOtherThan(first);

            assertThat(second.ask("GET", "key")).isEqualTo("value");
            first.restart();
            servers.awaitHealthy();
            assertThat(servers.master()).isSameAs(second);
        }
    }

    @Test
    void anotherMasterTakesOverFromAFrozenOne() {
        try (SentinelServers servers = SentinelServers.start()) {
            ServerProcess first = servers.master();

            first.freeze();
            ServerProcess second = servers.awaitMasterOtherThan(first);

            assertThat(second.ask("SET", "key", "value")).isEqualTo("OK");
        }
    }
}
