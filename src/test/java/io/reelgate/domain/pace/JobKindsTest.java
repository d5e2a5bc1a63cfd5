package io.reelgate.domain.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.request.ShippedModels;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JobKindsTest {
    private final JobKinds target = new JobKinds(ShippedModels.CATALOGUE);

    @Test
    void tellsModeResolutionAndSecondsApartAndTheLane() {
        Map<String, Object> input =
                Map.of("mode", "text-to-video", "resolution", "720p", "duration", 10L, "prompt", "x");

        assertThat(target.of("ltx-2-19b", input, "fal"))
                .hasValue(new JobKind("ltx-2-19b", "fal", "text-to-video,720p,10"));
        assertThat(target.of(
                        "sora-2-pro", Map.of("mode", "text-to-video", "size", "720*1280", "duration", 4L), "apixo"))
                .hasValue(new JobKind("sora-2-pro", "apixo", "text-to-video,-,720*1280,4"));
        assertThat(target.of("veo-3-1", Map.of("mode", "fast"), "fal.eu"))
                .hasValue(new JobKind("veo-3-1", "fal.eu", "fast"));
    }

    @Test
    void whatCallersWriteFreelyMakesNoKinds() {
        Set<Optional<JobKind>> kinds = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            kinds.add(target.of(
                    "wan-2-5",
                    Map.of("mode", "text-to-video", "prompt", "cat " + i, "seed", (long) i, "duration", 5L),
                    "fal"));
        }

        assertThat(kinds).hasSize(1);
    }

    @Test
    void anUnknownModelAndAStrangeValueHaveNone() {
        assertThat(target.of("no-model", Map.of("mode", "fast"), "fal")).isEmpty();
        assertThat(target.of("veo-3-1", Map.of("mode", "fast|3"), "fal")).isEmpty();
        assertThat(JobKinds.isVariant("a,,b")).isFalse();
    }
}
