package io.reelgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.config.bind.ConfigError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfiguredTest {
    record Settings(Map<String, Map<String, String>> http, String profile) {}

    @Test
    void refusesAVariableOfOursThatNoSettingKnows() {
        assertThat(errors("REELGATE_PROFIL", "production"))
                .contains("environment: REELGATE_PROFIL is unknown, did you mean \"REELGATE_PROFILE\"?");
    }

    @Test
    void knowsTheVariablesOfModelsAndRefusesThoseOfOthers() {
        assertThat(errors("REELGATE_MODELS_SORA_2_PRO_LIMITS_CONCURRENT", "20")).noneMatch(ConfiguredTest::isUnknown);
        assertThat(errors("REELGATE_MODELS_SORA_3_PRO_LIMITS_CONCURRENT", "20"))
                .contains("environment: REELGATE_MODELS_SORA_3_PRO_LIMITS_CONCURRENT is unknown, did you mean"
                        + " \"REELGATE_MODELS_SORA_2_PRO_LIMITS_CONCURRENT\"?");
    }

    @ParameterizedTest
    @CsvSource({
        "REELGATE_TEST_REDIS, redis://127.0.0.1",
        "REELGATE_LOG_LEVEL, debug",
        "REELGATE_URL, http://localhost:8080",
        "REELGATE_KEY, k",
        "REELGATE_SERVICE_HOST, 10.0.0.1",
        "REELGATE_SERVICE_PORT, 8080",
        "REELGATE_SERVICE_PORT_HTTP, 8080",
        "REELGATE_PORT, tcp://10.0.0.1:8080",
        "REELGATE_PORT_8080_TCP, tcp://10.0.0.1:8080",
        "REELGATE_PORT_8080_TCP_ADDR, 10.0.0.1"
    })
    void leavesVariablesToWhomTheyBelong(String name, String value) {
        assertThat(errors(name, value)).noneMatch(ConfiguredTest::isUnknown);
    }

    @Test
    void takesNoPortForAService() {
        assertThat(errors("REELGATE_PORT", "8080")).anyMatch(ConfiguredTest::isUnknown);
    }

    private static boolean isUnknown(String error) {
        return error.startsWith("environment: ");
    }

    private static List<String> errors(String name, String value) {
        return Configured.read(Settings.class, Map.of(name, value)).errors().stream()
                .map(ConfigError::toString)
                .toList();
    }
}
