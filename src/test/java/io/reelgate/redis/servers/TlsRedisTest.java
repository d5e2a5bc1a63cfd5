package io.reelgate.redis.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TlsRedisTest {
    @Test
    void answersItsUserOverTlsAndNobodyElse() throws IOException {
        try (TlsRedis redis = TlsRedis.start(true)) {
            assertThat(redis.server().ask("SET", "key", "value")).isEqualTo("OK");
            assertThat(redis.server().ask("ACL", "WHOAMI")).isEqualTo(TlsRedis.USER);

            int port = URI.create(redis.url()).getPort();
            assertThatThrownBy(() ->
                            Access.withPassword(Optional.of(TlsRedis.PASSWORD)).ask(port, "PING"))
                    .isInstanceOf(IOException.class);
            assertThat(Files.readString(redis.certificates().clientKey())).startsWith("-----BEGIN PRIVATE KEY-----");
        }
    }

    @Test
    void keepsItsUserToTheRules() {
        try (TlsRedis redis = TlsRedis.start(false, "~reelgate:* +@all")) {
            assertThat(redis.server().ask("SET", "reelgate:key", "value")).isEqualTo("OK");
            assertThatThrownBy(() -> redis.server().ask("SET", "foreign", "value"))
                    .hasMessageContaining("NOPERM");
        }
    }
}
