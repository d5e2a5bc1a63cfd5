package io.reelgate.config.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.config.bind.SampleSettings.Colour;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigBinderTest {

    private static final YamlSource DEFAULTS = new YamlSource("defaults.yaml", """
        http:
          host: localhost
          port: 8080
          names: [one, two]
        colours: [red]
        weights: {a: 1}
        """);

    @Test
    void fillsWhatNobodyGaveWithDefaults() {
        SampleSettings settings = bind(Map.of(), DEFAULTS);

        assertThat(settings.http().timeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.http().speed()).isEqualTo(1.5);
        assertThat(settings.http().open()).isFalse();
        assertThat(settings.http().publicUrl()).isEmpty();
        assertThat(settings.folder()).isEmpty();
    }

    @Test
    void readsEveryKindOfValue() {
        YamlSource all = new YamlSource("all.yaml", """
            http: {host: a, port: 1, publicUrl: "https://example.com", timeout: 250ms, open: true, speed: 2}
            colours: [light-green, red]
            weights: {b: 2, a: 1}
            folder: data/x
            """);

        SampleSettings settings = bind(Map.of(), all);

        assertThat(settings.http().publicUrl()).contains(URI.create("https://example.com"));
        assertThat(settings.http().timeout()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.http().open()).isTrue();
        assertThat(settings.colours()).containsExactly(Colour.LIGHT_GREEN, Colour.RED);
        assertThat(settings.weights()).containsExactly(Map.entry("b", 2), Map.entry("a", 1));
        assertThat(settings.folder()).contains(Path.of("data/x"));
    }

    @Test
    void laysALaterSourceOverAnEarlierOneFieldByField() {
        YamlSource own = new YamlSource("own.yaml", "http: {port: 9, names: [three]}\nweights: {b: 2}\n");

        SampleSettings settings = bind(Map.of(), DEFAULTS, own);

        assertThat(settings.http().host()).isEqualTo("localhost");
        assertThat(settings.http().port()).isEqualTo(9);
        assertThat(settings.http().names()).containsExactly("three");
        assertThat(settings.weights()).containsExactly(Map.entry("a", 1), Map.entry("b", 2));
    }

    @Test
    void laysTheEnvironmentOverAllSources() {
        Map<String, String> environment = Map.of(
                "REELGATE_HTTP_PORT", "7",
                "REELGATE_HTTP_PUBLICURL", "https://example.com",
                "REELGATE_HTTP_NAMES", "x, y,",
                "REELGATE_FOLDER", "/data",
                "REELGATE_WEIGHTS_A", "5");

        SampleSettings settings = bind(environment, DEFAULTS);

        assertThat(settings.http().port()).isEqualTo(7);
        assertThat(settings.http().publicUrl()).contains(URI.create("https://example.com"));
        assertThat(settings.http().names()).containsExactly("x", "y");
        assertThat(settings.folder()).contains(Path.of("/data"));
        assertThat(settings.weights()).containsEntry("a", 5);
    }

    @Test
    void bindsAWholeMapFromOneVariable() {
        assertThat(bind(Map.of("REELGATE_WEIGHTS", "x=3, y.z=4"), DEFAULTS).weights())
                .containsExactly(Map.entry("x", 3), Map.entry("y.z", 4));
        assertThat(bind(Map.of("REELGATE_WEIGHTS", ""), DEFAULTS).weights()).isEmpty();
    }

    @Test
    void namesTheEntryThatIsWrongInAVariable() {
        Bound<SampleSettings> bound = ConfigBinder.bind(
                SampleSettings.class, Variables.of(Map.of("REELGATE_WEIGHTS", "x=3,y")), List.of(DEFAULTS));

        assertThat(bound.errors())
                .map(ConfigError::toString)
                .containsExactly("environment REELGATE_WEIGHTS: weights.y must be an integer (was \"\")");
    }

    @Test
    void namesTheVariableThatIsWrong() {
        Bound<SampleSettings> bound = ConfigBinder.bind(
                SampleSettings.class, Variables.of(Map.of("REELGATE_HTTP_PORT", "x")), List.of(DEFAULTS));

        assertThat(bound.errors())
                .map(ConfigError::toString)
                .containsExactly("environment REELGATE_HTTP_PORT: http.port must be an integer (was \"x\")");
    }

    @Test
    void replacesReferencesToVariables() {
        YamlSource own = new YamlSource("own.yaml", "http: {host: \"${HOST}.${ZONE:-example.com}\"}\n");

        SampleSettings settings = bind(Map.of("HOST", "a$1"), DEFAULTS, own);

        assertThat(settings.http().host()).isEqualTo("a$1.example.com");
    }

    @Test
    void takesYamlOneDotOneOddities() {
        YamlSource own = new YamlSource("own.yaml", "http: {names: [16:9, yes, 0777, ~, 1e3]}\n");

        assertThat(bind(Map.of(), DEFAULTS, own).http().names()).containsExactly("16:9", "yes", "0777", "1e3");
    }

    @Test
    void tellsAllErrorsOfAllSourcesAtOnce() {
        YamlSource own = new YamlSource("own.yaml", "http: {port: x, hots: y}\ncolour: [red]\nweights: 3\n");

        assertThatThrownBy(() -> bind(Map.of(), DEFAULTS, own))
                .isInstanceOf(ConfigException.class)
                .hasMessage("""
                    own.yaml:1: http.port must be an integer (was "x")
                    own.yaml:1: http.hots is unknown, did you mean "host"?
                    own.yaml:2: colour is unknown, did you mean "colours"?
                    own.yaml:3: weights must be a section with fields of its own\
                    """);
    }

    @Test
    void asksForWhatIsMissingWithoutAnySource() {
        assertThat(ConfigBinder.bind(SampleSettings.class, Variables.of(Map.of()), List.of())
                        .errors())
                .map(ConfigError::toString)
                .containsExactly("defaults: http.host is required", "defaults: http.port is required");
    }

    private static SampleSettings bind(Map<String, String> environment, YamlSource... sources) {
        return ConfigBinder.bind(SampleSettings.class, Variables.of(environment), List.of(sources))
                .orElseThrow();
    }
}
