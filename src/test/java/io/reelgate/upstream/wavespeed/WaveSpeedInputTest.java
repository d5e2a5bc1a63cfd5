package io.reelgate.upstream.wavespeed;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.reelgate.port.InlineMedia;
import io.reelgate.upstream.Replies;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaveSpeedInputTest {
    private final WaveSpeedAdapter target = new WaveSpeedAdapter("secret-key");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alibaba/wan-2.5|text-to-video||1:1",
                "google/veo3.1|quality|FIRST_AND_LAST_FRAMES_2_VIDEO|auto",
                "unknown/model|text-to-video||16:9"
            })
    void whatItCannotDoIsNotSent(String model, String mode, String kind, String ratio) {
        Map<String, Object> input = Map.of(
                "prompt",
                "p",
                "mode",
                mode,
                "generationType",
                kind == null ? "" : kind,
                "resolution",
                "720p",
                "aspect_ratio",
                ratio,
                "image_urls",
                kind == null ? List.of() : List.of("https://example.com/a.jpg"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.submit(model, "t", Replies.request(input), InlineMedia.NONE));
    }

    @Test
    void referencesTakeNoSeed() {
        Map<String, Object> input = Map.of(
                "prompt", "p",
                "mode", "fast",
                "generationType", "REFERENCE_2_VIDEO",
                "aspect_ratio", "16:9",
                "image_urls", List.of("https://example.com/a.jpg"),
                "seed", 7L);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> target.submit("google/veo3.1", "t", Replies.request(input), InlineMedia.NONE));
    }
}
