package io.reelgate.upstream.kie;

import io.reelgate.upstream.vendor.InputFields;
import java.util.Map;

/**
 * The body of a Veo job (reference: upstreams, section 9 and 10.4), flat. Clips are of about eight seconds without our
 * asking. The kind is always named, because the vendor would guess it from the number of images.
 *
 * <p>UNCONFIRMED: seeds of other than five digits, which is all that samples show.
 */
final class VeoInput {
    private VeoInput() {}

    static Map<String, Object> of(String base, InputFields input) {
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
}
