package io.reelgate.simulator.job;

import java.util.Map;
import java.util.Set;

/** The shape of a result. The codes are part of job ids and never change. */
public enum Orientation {
    LANDSCAPE(0),
    PORTRAIT(1),
    SQUARE(2);

    private static final Set<String> PORTRAIT_VALUES = Set.of("9:16", "720*1280", "1024*1792");
    private static final Set<String> LANDSCAPE_VALUES = Set.of("16:9", "1280*720", "1792*1024");

    private final int code;

    Orientation(int code) {
        this.code = code;
    }

    /**
     * The shape the input asks for by {@code aspect_ratio} or {@code size}. Sora's text mode is portrait when it names
     * no size, as its documentation says; everything else that names no shape is landscape.
     */
    static Orientation of(String model, Map<String, Object> input) {
        Object asked = input.getOrDefault("aspect_ratio", input.getOrDefault("size", "none"));
        if ("1:1".equals(asked)) {
            return SQUARE;
        }
        if (PORTRAIT_VALUES.contains(asked)) {
            return PORTRAIT;
        }
        return soraText(model, input) && !LANDSCAPE_VALUES.contains(asked) ? PORTRAIT : LANDSCAPE;
    }

    private static boolean soraText(String model, Map<String, Object> input) {
        return model.startsWith("sora-") && "text-to-video".equals(input.getOrDefault("mode", "text-to-video"));
    }

    int code() {
        return code;
    }

    static Orientation ofCode(int code) {
        return values()[code];
    }
}
