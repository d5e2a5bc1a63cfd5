package io.reelgate.upstream.dashscope;

import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.upstream.vendor.InputFields;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A request for Wan in DashScope's words (reference: upstreams, sections 3 and 10.2). */
final class WanBody {
    private static final Map<String, String> RATIO_TO_SIZE_720P =
            Map.of("16:9", "1280*720", "9:16", "720*1280", "1:1", "960*960");
    private static final Map<String, String> RATIO_TO_SIZE_1080P =
            Map.of("16:9", "1920*1080", "9:16", "1080*1920", "1:1", "1440*1440");

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
        String resolution = fields.value("resolution");
        if (fields.images().isEmpty()) {
            fields.with("size", size(resolution, fields.value("aspect_ratio")));
        } else {
            fields.with("resolution", resolution.toUpperCase(Locale.ROOT));
        }
    }

    private static String size(String resolution, String ratio) {
        String size = (resolution.equals("1080p") ? RATIO_TO_SIZE_1080P : RATIO_TO_SIZE_720P).get(ratio);
        if (size == null) {
            throw new IllegalArgumentException("no size is known for " + ratio);
        }
        return size;
    }
}
