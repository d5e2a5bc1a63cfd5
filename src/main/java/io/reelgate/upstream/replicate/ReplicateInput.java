package io.reelgate.upstream.replicate;

import io.reelgate.upstream.vendor.InputFields;
import io.reelgate.upstream.vendor.WanSizes;
import java.util.List;
import java.util.Map;

/**
 * The whole name of a model and its input (reference: upstreams, section 7, 10.2 and the notes below 10.4). What cannot
 * be done there is refused here and belongs into the conditions of its routes: 1:1 of Wan (UNCONFIRMED), a Veo task whose
 * ratio follows its image, Sora with an image, which would have to have the video's ratio. A watermark is left out: the
 * conditions say whether a task with one comes here.
 *
 * <p>UNCONFIRMED by the reference: the ids of Veo, Sora and Wan with an image, and their inputs, which are as Replicate's
 * pages of the models list them. References are a matter of the dearer tier only, as the fast one's page has none.
 */
record ReplicateInput(String model, Map<String, Object> fields) {
    static final List<String> FAMILIES = List.of("wan-video/wan-", "google/veo-", "openai/sora-");

    static ReplicateInput of(String base, InputFields input) {
        if (base.startsWith("wan-video/wan-")) {
            return wan(base, input);
        }
        if (base.startsWith("google/veo-")) {
            return veo(base, input);
        }
        if (base.startsWith("openai/sora-")) {
            return sora(base, input);
        }
        throw new IllegalArgumentException("no inputs are known for " + base);
    }

    private static ReplicateInput wan(String base, InputFields input) {
        boolean fromText = input.images().isEmpty();
        input.same("prompt", "negative_prompt");
        if (fromText) {
            input.with("size", WanSizes.withoutSquares(input));
        } else {
            input.image(0, "image").same("resolution");
        }
        input.same("duration", "enable_prompt_expansion").seed("seed");
        return new ReplicateInput(base + (fromText ? "-t2v" : "-i2v"), input.map());
    }

    private static ReplicateInput veo(String base, InputFields input) {
        boolean references = input.value("generationType").equals("REFERENCE_2_VIDEO");
        boolean fast = input.value("mode").equals("fast") && !references;
        input.same("prompt").with("aspect_ratio", input.ratio());
        if (references) {
            input.with("reference_images", input.images());
        } else {
            input.image(0, "image").image(1, "last_frame");
        }
        input.with("duration", 8)
                .with("resolution", "720p")
                .with("generate_audio", true)
                .seed("seed");
        return new ReplicateInput(base + (fast ? "-fast" : ""), input.map());
    }

    private static ReplicateInput sora(String base, InputFields input) {
        if (!input.images().isEmpty()) {
            throw new IllegalArgumentException("the ratio of an image is not known here");
        }
        String size = input.value("size");
        input.same("prompt")
                .renamed("duration", "seconds")
                .with("aspect_ratio", size.startsWith("720*") || size.startsWith("1024*") ? "portrait" : "landscape")
                .with("resolution", size.contains("720") ? "standard" : "high");
        return new ReplicateInput(base, input.map());
    }
}
