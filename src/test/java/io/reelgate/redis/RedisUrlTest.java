package io.reelgate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {
    @Test
    void readsOneServerWithAllDefaults() {
        assertThat(RedisUrl.parse("redis://redis.internal"))
                .isEqualTo(new RedisUrl(
                        false,
                        Optional.empty(),
                        List.of(new NodeAddress("redis.internal", 6_379)),
                        0,
                        Optional.empty()));
    }

    @Test
    void readsEveryPart() {
        assertThat(RedisUrl.parse("rediss://gate%40way:p%3Aa%2Fs%25s+w%C3%B6rd@one:7001,[::1]:7002,10.0.0.3/5"))
                .isEqualTo(new RedisUrl(
                        true,
                        Optional.of(new Credentials("gate@way", "p:a/s%s+wörd")),
                        List.of(
                                new NodeAddress("one", 7_001),
                                new NodeAddress("::1", 7_002),
                                new NodeAddress("10.0.0.3", 6_379)),
                        5,
                        Optional.empty()));
    }

    @Test
    void readsSentinelsOnTheirOwnPort() {
        RedisUrl url = RedisUrl.parse("redis://a,b:1/?sentinel=my%20master");

        assertThat(url.sentinel()).contains("my master");
        assertThat(url.hosts()).containsExactly(new NodeAddress("a", 26_379), new NodeAddress("b", 1));
    }

    @ParameterizedTest
    @CsvSource({"redis://:word@h, default, word", "redis://gateway@h, gateway, ''", "redis://u:@h, u, ''"})
    void readsLoginsWithoutUserOrPassword(String url, String user, String password) {
        assertThat(RedisUrl.parse(url).credentials()).contains(new Credentials(user, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "redis.internal:6379",
                "http://hidden",
                "redis://",
                "redis://hidden:0",
                "redis://hidden:65536",
                "redis://hidden:port",
                "redis://a,,b",
                "redis://a,a:6379",
                "redis://::1",
                "redis://[::1",
                "redis://h/hidden",
                "redis://h/1/2",
                "redis://h?hidden=1",
                "redis://h?sentinel=",
                "redis://h?sentinel=a&sentinel=b",
                "redis://h#hidden",
                "redis://u:hidden@b@h",
                "redis://u:hid:den@h",
                "redis://u:hidden%zz@h",
                "redis://u:hidden/x@h",
                "redis://@h",
                "redis://h hidden",
            })
    void refusesAnythingElseAndRepeatsNothingOfIt(String url) {
        assertThatThrownBy(() -> RedisUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("redis.url must be redis[s]://[user[:password]@]host[:port]")
                .hasMessageNotContaining("hidden");
    }

    @Test
    void showsNoPassword() {
        RedisSettings settings = RedisSettings.of("redis://user:secret@h");

        assertThat(settings.toString()).doesNotContain("secret");
        assertThat(settings.url().toString()).isEqualTo("redis://[h:6379]");
        assertThat(settings.url().credentials().toString()).doesNotContain("secret");
    }
}
