package io.reelgate.upstream.kie;

import io.reelgate.upstream.vendor.InputFields;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The body of a Veo job (reference: upstreams, section 9 and 10.4), flat. Clips are of about eight seconds without our
 * asking. The kind is always named, because the vendor would guess it from the number of images.
 *
 * <p>Seeds have five digits there (10000 to 99999, as its OpenAPI says); another one would be refused, and none is sent.
 */
final class VeoInput {
    private static final Pattern SEEDS = Pattern.compile("|-1|[1-9][0-9]{4}");

    private VeoInput() {}

    static Map<String, Object> of(String base, InputFields input) {
        requireTaken(input.value("seed"));
        String ratio = input.value("aspect_ratio");
        input.same("prompt")
                .with("model", base + (input.value("mode").equals("fast") ? "_fast" : ""))
                .same("generationType");
        if (!input.images().isEmpty()) {
            input.with("imageUrls", input.images());
        }
        input.with("aspect_ratio", ratio.equals("auto") ? "Auto" : ratio).seed("seeds");
        if (!input.value("watermark").isEmpty()) {
            input.same("watermark");
        }
        return input.with("enableTranslation", true).map();
    }

    private static void requireTaken(String seed) {
        if (!SEEDS.matcher(seed).matches()) {
            throw new IllegalArgumentException("a seed has five digits");
        }
    }
}
