package io.reelgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.config.Configured;
import io.reelgate.config.bind.Bound.Broken;
import io.reelgate.config.bind.ConfigError;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PollRulesTest {
    @Test
    void learnsAndKeepsTheGapsOfVendorsAsShipped() {
        PollRules target = read(Map.of());

        assertThat(target.learn()).isTrue();
        assertThat(target.gap("gemini-eu", "gemini")).isEqualTo(Duration.ofSeconds(10));
        assertThat(target.gap("fal", "fal")).isZero();
    }

    @Test
    void isSetByTheEnvironment() {
        PollRules target = read(Map.of("REELGATE_POLL_LEARN", "false", "REELGATE_POLL_GAPS", "gemini=4s,gemini-eu=6s"));

        assertThat(target.learn()).isFalse();
        assertThat(target.gap("gemini-eu", "gemini")).isEqualTo(Duration.ofSeconds(6));
        assertThat(target.gap("gemini", "gemini")).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void refusesAGapOfNothing() {
        var broken = (Broken<?>) Configured.read(Settings.class, Map.of("REELGATE_POLL_GAPS", "fal=0s"));

        assertThat(broken.errors())
                .extracting(ConfigError::toString)
                .singleElement()
                .asString()
                .contains("poll gaps.fal must be above 0");
        assertThatThrownBy(() -> new PollRules(1, Duration.ofSeconds(1), true, Map.of("fal", Duration.ZERO)))
                .hasMessage("gaps.fal must be above 0");
    }

    private static PollRules read(Map<String, String> environment) {
        return Configured.read(Settings.class, environment)
                .orElseThrow()
                .settings()
                .poll();
    }
}
