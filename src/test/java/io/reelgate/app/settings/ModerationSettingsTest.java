package io.reelgate.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.config.Configured;
import io.reelgate.config.bind.ConfigError;
import io.reelgate.moderation.EndpointSettings;
import io.reelgate.moderation.OnFailure;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModerationSettingsTest {
    private static final String URL = "https://api.example.com/v1/moderations";

    @Test
    void needsNothingUnlessSomethingIsChosen() {
        ModerationSettings target = read(Map.of());

        assertThat(target.isNeeded()).isFalse();
        assertThat(target.endpoint()).isEmpty();
    }

    @Test
    void bindsAListAndAnEndpoint() {
        ModerationSettings target = read(Map.of(
                "REELGATE_MODERATION_LIST", "/etc/prompts.txt",
                "REELGATE_MODERATION_URL", URL,
                "REELGATE_MODERATION_APIKEY", "sk-5ec7e7",
                "REELGATE_MODERATION_ONFAILURE", "admit",
                "REELGATE_MODERATION_CATEGORIES", "violence,sexual/minors"));

        assertThat(target.list()).contains(Path.of("/etc/prompts.txt"));
        assertThat(target.endpoint())
                .contains(new EndpointSettings(
                        URI.create(URL),
                        Optional.of("sk-5ec7e7"),
                        "omni-moderation-latest",
                        Duration.ofSeconds(2),
                        OnFailure.ADMIT,
                        Set.of("violence", "sexual/minors"),
                        128));
        assertThat(target.toString()).doesNotContain("5ec7e7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "URL         | ftp://example.com/     | moderation url must be an absolute http or https URL",
                "URL         | /v1/moderations        | moderation.url must be an absolute URL",
                "URL         | https://me:pw@host/    | moderation url must be an absolute http or https URL",
                "URL         | https://host:99999/?k   | moderation url must have a port from 1 to 65535 (was 99999)",
                "URL         | https://host:0/         | moderation url must have a port from 1 to 65535 (was 0)",
                "APIKEY      | two words              | moderation apiKey must be 1-512 visible ASCII characters",
                "MODEL       | ' '                    | moderation model must not be empty",
                "TIMEOUT     | 31s                    | moderation timeout must be above 0 and at most 30 s (was 31000 ms)",
                "ONFAILURE   | open                   | moderation.onFailure must be one of refuse, admit (was \"open\")",
                "CONCURRENCY | 0                      | moderation concurrency must be 1 to 1000 (was 0)"
            })
    void saysWhatASettingMustBe(String name, String value, String message) {
        Map<String, String> environment = new HashMap<>(Map.of("REELGATE_MODERATION_URL", URL));
        environment.put("REELGATE_MODERATION_" + name, value);

        assertThat(Configured.read(Settings.class, environment).errors())
                .extracting(ConfigError::toString)
                .anyMatch(error -> error.contains(message));
    }

    @Test
    void refusesAKeyThatNobodyIsToldAndDoesNotRepeatIt() {
        assertThat(Configured.read(Settings.class, Map.of("REELGATE_MODERATION_APIKEY", "sk-5ec7e7"))
                        .errors())
                .extracting(ConfigError::toString)
                .singleElement()
                .satisfies(error -> assertThat(error)
                        .contains("moderation apiKey needs a url")
                        .doesNotContain("5ec7e7"));
    }

    @Test
    void keepsAQueryOfTheUrlOutOfItsText() {
        ModerationSettings target = read(Map.of("REELGATE_MODERATION_URL", URL + "?code=5ec7e7"));

        assertThat(target.endpoint().orElseThrow().url()).hasQuery("code=5ec7e7");
        assertThat(target.toString()).contains(URL).doesNotContain("5ec7e7");
        assertThat(target.endpoint().toString()).contains(URL).doesNotContain("5ec7e7");
    }

    private static ModerationSettings read(Map<String, String> environment) {
        return Configured.read(Settings.class, environment)
                .orElseThrow()
                .settings()
                .moderation();
    }
}
