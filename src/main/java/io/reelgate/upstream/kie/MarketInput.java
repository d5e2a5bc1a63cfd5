package io.reelgate.upstream.kie;

import io.reelgate.upstream.vendor.InputFields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The body of a market job (reference: upstreams, section 9, 10.2 and 10.3): the completed model id, and the input.
 *
 * <p>UNCONFIRMED: that Wan's duration is text, as the clients seen send it; all of Sora. Clients seen give Sora {@code
 * aspect_ratio} (portrait, landscape), {@code n_frames} (seconds as text) and {@code size} (standard, high), with 10 and
 * 15 seconds only: none of ours is known to be taken.
 */
final class MarketInput {
    static final List<String> FAMILIES = List.of("wan/", "sora-");

    private MarketInput() {}

    static Map<String, Object> of(String base, InputFields input) {
        String model = base + "-" + input.value("mode");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model);
        body.put("input", fields(base, input).map());
        return body;
    }

    private static InputFields fields(String base, InputFields input) {
        if (base.startsWith("wan/")) {
            return wan(input);
        }
        if (base.startsWith("sora-")) {
            return sora(input);
        }
        throw new IllegalArgumentException("no inputs are known for " + base);
    }

    private static InputFields wan(InputFields input) {
        input.same("prompt").image(0, "image_url").text("duration", "duration");
        if (input.images().isEmpty()) {
            input.same("aspect_ratio");
        }
        return input.same("resolution", "negative_prompt", "enable_prompt_expansion")
                .seed("seed");
    }

    private static InputFields sora(InputFields input) {
        if (!input.images().isEmpty()) {
            throw new IllegalArgumentException("the orientation of an image is not known here");
        }
        String size = input.value("size");
        return input.same("prompt")
                .with("aspect_ratio", isPortrait(size) ? "portrait" : "landscape")
                .text("duration", "n_frames")
                .with("size", size.contains("720") ? "standard" : "high");
    }

    private static boolean isPortrait(String size) {
        return size.equals("720*1280") || size.equals("1024*1792");
    }
}
