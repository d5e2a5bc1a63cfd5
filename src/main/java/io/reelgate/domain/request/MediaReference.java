package io.reelgate.domain.request;

import io.reelgate.domain.fault.FailCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Something a request names by URL that an upstream is going to fetch. */
public record MediaReference(Kind kind, String url) {
    /** What is expected there. */
    public enum Kind {
        IMAGE(FailCode.INVALID_IMAGE_URL),
        LORA(FailCode.INVALID_LORA_URL);

        private final FailCode failCode;

        Kind(FailCode failCode) {
            this.failCode = failCode;
        }

        /** What a task ends with when it is not there. */
        public FailCode failCode() {
            return failCode;
        }
    }

    private static final String IMAGES = "image_urls";
    private static final String LORAS = "loras";
    private static final String PATH = "path";

    /** All that a valid request names, images first, in its own order; what is named twice stands once. */
    public static List<MediaReference> of(GenerateRequest request) {
        List<MediaReference> found = new ArrayList<>();
        items(request.input(), IMAGES).forEach(url -> add(found, Kind.IMAGE, url));
        items(request.input(), LORAS).forEach(lora -> add(found, Kind.LORA, path(lora)));
        return found.stream().distinct().toList();
    }

    private static List<?> items(Map<String, Object> input, String field) {
        return input.get(field) instanceof List<?> items ? items : List.of();
    }

    private static Object path(Object lora) {
        return lora instanceof Map<?, ?> fields && fields.containsKey(PATH) ? fields.get(PATH) : "";
    }

    private static void add(List<MediaReference> found, Kind kind, Object url) {
        if (url instanceof String text && !text.isEmpty()) {
            found.add(new MediaReference(kind, text));
        }
    }
}
