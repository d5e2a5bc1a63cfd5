package io.reelgate.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    @Test
    void secondsAreRead() {
        assertThat(RetryAfter.parse(" 7 ", NOW)).contains(Duration.ofSeconds(7));
    }

    @Test
    void aDateIsRead() {
        assertThat(RetryAfter.parse("Fri, 20 Nov 2026 10:00:30 GMT", NOW)).contains(Duration.ofSeconds(30));
    }

    @Test
    void noVendorPutsUsOffForHours() {
        assertThat(RetryAfter.parse("999999999", NOW)).contains(Duration.ofMinutes(10));
        assertThat(RetryAfter.parse("Sat, 21 Nov 2026 10:00:00 GMT", NOW)).contains(Duration.ofMinutes(10));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "0", "-5", "1.5", "soon", "99999999999999999999", "Fri, 20 Nov 2026 09:59:00 GMT"})
    void anythingElseNamesNoTime(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }
}
