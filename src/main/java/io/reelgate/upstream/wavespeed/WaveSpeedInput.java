package io.reelgate.upstream.wavespeed;

import io.reelgate.upstream.vendor.InputFields;
import io.reelgate.upstream.vendor.WanSizes;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The whole id of a model and its input (reference: upstreams, section 6 and the WaveSpeed columns of 10.1 to 10.4). What
 * this vendor cannot do is refused here and belongs into the conditions of its routes: 1:1 of Wan, a Veo task whose ratio
 * follows its image (only its bytes could say which), a seed with Veo's references. A watermark is left out: the
 * conditions say whether a task with one comes here.
 *
 * <p>UNCONFIRMED: the inputs of Wan and Veo with images, which third parties tell of; -1 as Wan's random seed, which this
 * vendor documents for its other models.
 */
record WaveSpeedInput(String model, Map<String, Object> fields) {
    static final List<String> FAMILIES = List.of("wavespeed-ai/ltx-", "alibaba/wan-", "openai/sora-", "google/veo");
    private static final Long RANDOM = -1L;

    static WaveSpeedInput of(String base, InputFields input) {
        if (base.startsWith("wavespeed-ai/ltx-")) {
            return ltx(base, input);
        }
        if (base.startsWith("alibaba/wan-")) {
            return wan(base, input);
        }
        if (base.startsWith("openai/sora-")) {
            return sora(base, input);
        }
        if (base.startsWith("google/veo")) {
            return veo(base, input);
        }
        throw new IllegalArgumentException("no inputs are known for " + base);
    }

    /** Sound is always made and has no switch. */
    private static WaveSpeedInput ltx(String base, InputFields input) {
        String path = input.value("mode").toLowerCase(Locale.ROOT);
        input.same("prompt").image(0, "image").same("resolution");
        if (input.images().isEmpty()) {
            input.same("aspect_ratio");
        }
        seeded(input.same("duration")).same("loras");
        return new WaveSpeedInput(base + "/" + path, input.map());
    }

    private static WaveSpeedInput wan(String base, InputFields input) {
        input.same("prompt", "negative_prompt");
        if (input.images().isEmpty()) {
            input.with("size", WanSizes.withoutSquares(input));
        } else {
            input.image(0, "image").same("resolution");
        }
        seeded(input.same("duration", "enable_prompt_expansion"));
        return new WaveSpeedInput(base + "/" + input.value("mode"), input.map());
    }

    private static WaveSpeedInput sora(String base, InputFields input) {
        input.same("prompt").image(0, "image").same("size", "resolution", "duration");
        return new WaveSpeedInput(base + "/" + input.value("mode") + "-pro", input.map());
    }

    private static WaveSpeedInput veo(String base, InputFields input) {
        String tier = base + (input.value("mode").equals("fast") ? "-fast" : "");
        return switch (input.value("generationType")) {
            case "REFERENCE_2_VIDEO" -> veoReferences(tier, input.same("prompt"));
            case "FIRST_AND_LAST_FRAMES_2_VIDEO" ->
                veoClip(
                        tier + "/image-to-video",
                        input.same("prompt").image(0, "image").image(1, "last_image"));
            default -> veoClip(tier + "/text-to-video", input.same("prompt"));
        };
    }

    private static WaveSpeedInput veoClip(String model, InputFields input) {
        input.with("aspect_ratio", input.ratio())
                .with("duration", 8)
                .with("resolution", "720p")
                .with("generate_audio", true)
                .seed("seed");
        return new WaveSpeedInput(model, input.map());
    }

    /** Always of eight seconds and random; only the fast tier takes a ratio, and the tiers have different resolutions. */
    private static WaveSpeedInput veoReferences(String tier, InputFields input) {
        input.with("images", input.images());
        if (tier.endsWith("-fast")) {
            input.with("aspect_ratio", input.ratio());
        }
        if (isSeeded(input)) {
            throw new IllegalArgumentException("references take no seed");
        }
        input.with("resolution", "720p").with("generate_audio", true);
        return new WaveSpeedInput(tier + "/reference-to-video", input.map());
    }

    private static boolean isSeeded(InputFields input) {
        String seed = input.value("seed");
        return !seed.isEmpty() && !seed.equals(RANDOM.toString());
    }

    /** Says so where it is random. */
    private static InputFields seeded(InputFields input) {
        return input.with("seed", RANDOM).seed("seed");
    }
}
