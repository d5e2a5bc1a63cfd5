package io.reelgate.simulator.fal;

import java.util.List;

/**
 * A model's path at fal, and which of our models and modes it is; the model is empty for one that is not known. The
 * endpoints of Sora have been gone since August 2026 and are here for those who still had them.
 */
record Endpoint(String model, String mode, List<String> required) {

    private static final Endpoint UNKNOWN = new Endpoint("", "", List.of());

    static Endpoint of(String path) {
        return switch (path) {
            case "fal-ai/ltx-2-19b/text-to-video" -> ltx("text-to-video", "prompt");
            case "fal-ai/ltx-2-19b/image-to-video" -> ltx("image-to-video", "prompt", "image_url");
            case "fal-ai/ltx-2-19b/text-to-video/lora" -> ltx("text-to-video-LoRA", "prompt", "loras");
            case "fal-ai/ltx-2-19b/image-to-video/lora" -> ltx("image-to-video-LoRA", "prompt", "image_url", "loras");
            case "fal-ai/wan-25-preview/text-to-video" -> new Endpoint("wan-2-5", "text-to-video", List.of("prompt"));
            case "fal-ai/wan-25-preview/image-to-video" ->
                new Endpoint("wan-2-5", "image-to-video", List.of("prompt", "image_url"));
            case "fal-ai/sora-2/text-to-video/pro" -> new Endpoint("sora-2-pro", "text-to-video", List.of("prompt"));
            case "fal-ai/sora-2/image-to-video/pro" ->
                new Endpoint("sora-2-pro", "image-to-video", List.of("prompt", "image_url"));
            case "fal-ai/veo3.1/reference-to-video" -> veo("quality", "prompt", "image_urls");
            default ->
                path.startsWith("fal-ai/veo3.1/fast")
                        ? tier("fal-ai/veo3.1/fast", "fast", path)
                        : tier("fal-ai/veo3.1", "quality", path);
        };
    }

    private static Endpoint tier(String base, String mode, String path) {
        if (path.equals(base)) {
            return veo(mode, "prompt");
        }
        if (path.equals(base + "/image-to-video")) {
            return veo(mode, "prompt", "image_url");
        }
        return path.equals(base + "/first-last-frame-to-video")
                ? veo(mode, "prompt", "first_frame_url", "last_frame_url")
                : UNKNOWN;
    }

    private static Endpoint ltx(String mode, String... required) {
        return new Endpoint("ltx-2-19b", mode, List.of(required));
    }

    private static Endpoint veo(String mode, String... required) {
        return new Endpoint("veo-3-1", mode, List.of(required));
    }

    boolean isKnown() {
        return !model.isEmpty();
    }
}
