package io.reelgate.upstream.ltx;

import io.reelgate.upstream.vendor.InputFields;
import java.util.Map;
import java.util.Set;

/**
 * The body of a submit (reference: upstreams, section 5 and 10.1). This vendor does a part of what our model can, and
 * what it cannot is refused here and belongs into the conditions of its routes: LoRA, seeds, less than 1080p, 9:16 and
 * most durations.
 *
 * <p>UNCONFIRMED: which ratio a video from an image has; we ask for {@code 1920x1080} there too.
 */
final class LtxInput {
    private static final Set<String> MODES = Set.of("text-to-video", "image-to-video");
    private static final Set<String> DURATIONS = Set.of("6", "8", "10");
    private static final Set<String> FAST_DURATIONS = Set.of("6", "8", "10", "12", "14", "16", "18", "20");

    private LtxInput() {}

    static Map<String, Object> of(String model, InputFields input) {
        require(MODES.contains(input.value("mode")), "LoRA");
        require(input.value("resolution").equals("1080p"), "less than 1080p");
        require(!input.value("aspect_ratio").equals("9:16"), "portrait");
        require(isRandom(input.value("seed")), "seeds");
        require(
                (model.endsWith("-fast") ? FAST_DURATIONS : DURATIONS).contains(input.value("duration")),
                "this duration");
        return input.same("prompt")
                .with("model", model)
                .image(0, "image_uri")
                .same("duration")
                .with("resolution", "1920x1080")
                .with("fps", 25)
                .with("generate_audio", true)
                .map();
    }

    private static boolean isRandom(String seed) {
        return seed.isEmpty() || seed.equals("-1");
    }

    private static void require(boolean can, String what) {
        if (!can) {
            throw new IllegalArgumentException("does not do " + what);
        }
    }
}
