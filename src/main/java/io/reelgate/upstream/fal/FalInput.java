package io.reelgate.upstream.fal;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.upstream.vendor.InputFields;
import java.util.Map;
import java.util.Set;

/**
 * A request in fal's words (reference: upstreams, sections 4.1, 10.1, 10.2 and 10.4). A route names a family; which of its
 * endpoints is meant follows from the input.
 *
 * @param endpoint the model's full path
 */
record FalInput(String endpoint, Map<String, Object> fields) {
    private static final String LTX = "fal-ai/ltx-2-19b";
    private static final String WAN = "fal-ai/wan-25-preview";
    private static final String SORA = "fal-ai/sora-2";
    private static final String VEO = "fal-ai/veo3.1";
    static final Set<String> FAMILIES = Set.of(LTX, WAN, SORA, VEO, VEO + "/fast");

    /** LTX makes 8k+1 frames; with 24 a second every whole number of seconds has such a count. */
    private static final int FRAMES_PER_SECOND = 24;

    static FalInput of(String family, GenerateRequest request) {
        InputFields fields = InputFields.of(request);
        return switch (family) {
            case LTX -> ltx(fields);
            case WAN -> wan(fields);
            case SORA -> sora(fields);
            case VEO, VEO + "/fast" -> veo(family, fields);
            default -> throw new IllegalArgumentException("no inputs are known of " + family);
        };
    }

    private static FalInput ltx(InputFields fields) {
        String path = switch (fields.value("mode")) {
            case "text-to-video-LoRA" -> "/text-to-video/lora";
            case "image-to-video-LoRA" -> "/image-to-video/lora";
            default -> "/" + fields.value("mode");
        };
        int seconds = Integer.parseInt(fields.value("duration"));
        fields.same("prompt")
                .image(0, "image_url")
                .with("video_size", FalSizes.of(fields.value("resolution"), fields.value("aspect_ratio")))
                .with("fps", FRAMES_PER_SECOND)
                .with("num_frames", FRAMES_PER_SECOND * seconds + 1)
                .seed("seed")
                .with("generate_audio", true)
                .with("enable_prompt_expansion", false)
                .same("loras");
        return new FalInput(LTX + path, fields.map());
    }

    private static FalInput wan(InputFields fields) {
        fields.same("prompt", "negative_prompt", "resolution", "aspect_ratio")
                .text("duration", "duration")
                .image(0, "image_url")
                .seed("seed")
                .same("enable_prompt_expansion");
        return new FalInput(WAN + "/" + fields.value("mode"), fields.map());
    }

    /**
     * Gone from fal's list since August 2026; UNCONFIRMED that the seconds are a number. From an image the ratio is the
     * image's. Of the sizes from text it has those of 720p alone.
     */
    private static FalInput sora(InputFields fields) {
        fields.same("prompt").image(0, "image_url").same("resolution", "duration");
        if (fields.images().isEmpty()) {
            fields.with("resolution", "720p").with("aspect_ratio", soraRatio(fields.value("size")));
        }
        return new FalInput(SORA + "/" + fields.value("mode") + "/pro", fields.map());
    }

    private static String soraRatio(String size) {
        return switch (size) {
            case "1280*720" -> "16:9";
            case "720*1280" -> "9:16";
            default -> throw new IllegalArgumentException("there is no " + size);
        };
    }

    private static FalInput veo(String family, InputFields fields) {
        fields.same("prompt");
        String path = switch (fields.value("generationType")) {
            case "FIRST_AND_LAST_FRAMES_2_VIDEO" -> frames(fields);
            case "REFERENCE_2_VIDEO" -> references(fields);
            default -> text(fields);
        };
        fields.with("duration", "8s")
                .with("resolution", "720p")
                .with("generate_audio", true)
                .with("auto_fix", false);
        return new FalInput(family + path, fields.map());
    }

    /** There is no image to take the ratio from. */
    private static String text(InputFields fields) {
        String ratio = fields.value("aspect_ratio");
        fields.with("aspect_ratio", ratio.equals("auto") ? "16:9" : ratio).seed("seed");
        return "";
    }

    private static String frames(InputFields fields) {
        fields.same("aspect_ratio").seed("seed");
        if (fields.images().size() == 1) {
            fields.image(0, "image_url");
            return "/image-to-video";
        }
        fields.image(0, "first_frame_url").image(1, "last_frame_url");
        return "/first-last-frame-to-video";
    }

    /** Has no seed. */
    private static String references(InputFields fields) {
        fields.same("aspect_ratio").with("image_urls", fields.images());
        return "/reference-to-video";
    }
}
