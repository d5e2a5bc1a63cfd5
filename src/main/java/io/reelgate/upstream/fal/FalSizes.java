package io.reelgate.upstream.fal;

import java.util.Map;

/** The sizes of LTX on fal: multiples of 32, the nearest to each tier (reference: upstreams, sections 4.1 and 10.1). */
final class FalSizes {
    private static final Map<String, Integer> TIER_TO_LONG = Map.of("480p", 832, "720p", 1280, "1080p", 1920);
    private static final Map<String, Integer> TIER_TO_SHORT = Map.of("480p", 480, "720p", 704, "1080p", 1088);

    private FalSizes() {}

    /** Without a ratio that of the image, in a size that fal chooses: no route to such a video claims its tier. */
    static Object of(String resolution, String ratio) {
        Integer longSide = TIER_TO_LONG.get(resolution);
        Integer shortSide = TIER_TO_SHORT.get(resolution);
        if (longSide == null || shortSide == null || ratio.isEmpty()) {
            return "auto";
        }
        return ratio.equals("9:16") ? size(shortSide, longSide) : size(longSide, shortSide);
    }

    private static Map<String, Object> size(int width, int height) {
        return Map.of("width", width, "height", height);
    }
}
