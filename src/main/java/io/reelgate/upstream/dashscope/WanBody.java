package io.reelgate.upstream.dashscope;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.upstream.vendor.InputFields;
import io.reelgate.upstream.vendor.WanSizes;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A request for Wan in DashScope's words (reference: upstreams, sections 3 and 10.2). */
final class WanBody {
    private WanBody() {}

    static Map<String, Object> of(String model, GenerateRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", model);
        body.put("input", input(InputFields.of(request)));
        body.put("parameters", parameters(InputFields.of(request)));
        return body;
    }

    private static Map<String, Object> input(InputFields fields) {
        return fields.same("prompt", "negative_prompt").image(0, "img_url").map();
    }

    private static Map<String, Object> parameters(InputFields fields) {
        size(fields);
        return fields.same("duration")
                .renamed("enable_prompt_expansion", "prompt_extend")
                .with("watermark", false)
                .seed("seed")
                .map();
    }

    /** From an image the ratio is the image's, from text it is part of the size. */
    private static void size(InputFields fields) {
        if (fields.images().isEmpty()) {
            fields.with("size", WanSizes.of(fields));
        } else {
            fields.with("resolution", fields.value("resolution").toUpperCase(Locale.ROOT));
        }
    }
}
