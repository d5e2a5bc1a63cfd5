package io.reelgate.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.config.ConfFolder;
import io.reelgate.config.bind.Variables;
import io.reelgate.config.models.ModelFiles;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimingTest {

    private static final Catalogue CATALOGUE = ModelFiles.read(
                    ConfFolder.of(Variables.of(Map.of())).models(), Variables.of(Map.of()))
            .orElseThrow();

    @ParameterizedTest
    @CsvSource({
        "ltx-2-19b, text-to-video, 480p, 40, 60",
        "ltx-2-19b, image-to-video, 720p, 60, 90",
        "ltx-2-19b, text-to-video, 1080p, 90, 120",
        "ltx-2-19b, text-to-video-LoRA, 480p, 50, 80",
        "ltx-2-19b, image-to-video-LoRA, 1080p, 100, 140",
        "wan-2-5, text-to-video, 720p, 50, 70",
        "wan-2-5, image-to-video, 1080p, 70, 90",
        "sora-2-pro, image-to-video, 1080p, 160, 200",
        "veo-3-1, fast, none, 105, 135"
    })
    void knowsTheUsualDuration(String model, String mode, String resolution, int from, int to) {
        Map<String, Object> input = Map.of("mode", mode, "resolution", resolution);

        Timing timing = timing(model);

        assertThat(timing.usual(input)).isEqualTo(new DurationRange(Duration.ofSeconds(from), Duration.ofSeconds(to)));
        assertThat(timing.firstLook(input)).isEqualTo(Duration.ofSeconds(from));
    }

    @Test
    void dividesEveryTimeByTheSimulatorsSpeed() {
        Timing timing = timing("ltx-2-19b").scaledBy(10);

        assertThat(timing.firstPoll()).isEqualTo(Duration.ofSeconds(6));
        assertThat(timing.advice().interval()).isEqualTo(Duration.ofMillis(500));
        assertThat(timing.interval()).isEqualTo(Duration.ofMillis(500));
        assertThat(timing.floor()).isEqualTo(Duration.ofMillis(200));
        assertThat(timing.ceiling()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(timing.deadline()).isEqualTo(Duration.ofMinutes(3));
        assertThat(timing.usual(Map.of("mode", "text-to-video-LoRA", "resolution", "480p")))
                .isEqualTo(new DurationRange(Duration.ofSeconds(5), Duration.ofSeconds(8)));
    }

    @Test
    void neverLooksSoonerThanTwoHundredMilliseconds() {
        Timing timing = timing("ltx-2-19b").scaledBy(10_000);

        assertThat(timing.interval()).isEqualTo(Duration.ofMillis(200));
        assertThat(timing.floor()).isEqualTo(Duration.ofMillis(200));
        assertThat(timing.firstLook(Map.of("resolution", "480p"))).isEqualTo(Duration.ofMillis(200));
        assertThat(timing.usual(Map.of("resolution", "480p")).from()).isEqualTo(Duration.ofMillis(4));
    }

    @Test
    void knowsTheExtremesThatAnUpstreamItselfDocumentsUnlessItIsSimulated() {
        Timing timing = timing("veo-3-1");

        assertThat(timing.extremes("gemini"))
                .hasValue(new DurationRange(Duration.ofSeconds(11), Duration.ofMinutes(6)));
        assertThat(timing.extremes("apixo")).isEmpty();
        assertThat(timing.scaledBy(10).extremes("gemini")).isEmpty();
    }

    @Test
    void scalesTheWholeCatalogue() {
        Catalogue scaled = CATALOGUE.scaledBy(2);

        assertThat(scaled.find("sora-2-pro").orElseThrow().timing().firstPoll()).isEqualTo(Duration.ofSeconds(60));
        assertThat(scaled.find("sora-2-pro").orElseThrow().limits())
                .isEqualTo(CATALOGUE.find("sora-2-pro").orElseThrow().limits());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesASpeedThatIsNone(double speed) {
        assertThatThrownBy(() -> timing("wan-2-5").scaledBy(speed))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("speed must be above 0");
    }

    private static Timing timing(String model) {
        return CATALOGUE.find(model).orElseThrow().timing();
    }
}
