package io.reelgate.config.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
    private static final YamlSource HTTP = new YamlSource("own.yaml", "http: {host: a, port: 1}");

    @Test
    void tellsWhatNoSettingAskedForAndWhatWasMeant() {
        assertThat(leftOver(Map.of("REELGATE_HTTP_PROT", "hush", "REELGATE_HTTP_PORT", "7", "HTTP_PROT", "7"), HTTP))
                .containsExactly("environment: REELGATE_HTTP_PROT is unknown, did you mean \"REELGATE_HTTP_PORT\"?");
    }

    @Test
    void saysSoWhenNothingIsNear() {
        assertThat(leftOver(Map.of("REELGATE_SOMETHING_ELSE", "x"), HTTP))
                .containsExactly("environment: REELGATE_SOMETHING_ELSE is unknown: there is no such setting");
    }

    @Test
    void knowsTheFieldsThatNoFileGives() {
        assertThat(leftOver(Map.of("REELGATE_HTTP_PUBLICURL", "https://a.example", "REELGATE_COLOURS", "red"), HTTP))
                .isEmpty();
    }

    @Test
    void knowsTheVariablesThatAFileRefersTo() {
        YamlSource file = new YamlSource("own.yaml", "http: {host: '${REELGATE_NAME}', port: 1}");

        assertThat(leftOver(Map.of("REELGATE_NAME", "x"), file)).isEmpty();
    }

    @Test
    void knowsTheFieldsBesideOneThatIsWrong() {
        assertThat(leftOver(Map.of("REELGATE_HTTP_PORT", "x", "REELGATE_HTTP_TIMEOUT", "1s"), HTTP))
                .isEmpty();
    }

    @Test
    void saysNothingAboutAFileThatCannotBeRead() {
        assertThat(leftOver(Map.of("REELGATE_HTTP_PORT", "7"), new YamlSource("own.yaml", "http: [")))
                .isEmpty();
    }

    private static List<String> leftOver(Map<String, String> environment, YamlSource source) {
        Variables target = Variables.of(environment);
        ConfigBinder.bind(SampleSettings.class, target, List.of(source));
        return target.leftOver(variable -> false).stream()
                .map(ConfigError::toString)
                .toList();
    }
}
