package io.reelgate.upstream.vendor;

import java.util.Map;

/** The sizes of Wan's videos from text, as every vendor that asks for a size writes them (reference: upstreams, 10.2). */
public final class WanSizes {
    private static final Map<String, String> SIZES = Map.of(
            "720p 16:9", "1280*720",
            "720p 9:16", "720*1280",
            "720p 1:1", "960*960",
            "1080p 16:9", "1920*1080",
            "1080p 9:16", "1080*1920",
            "1080p 1:1", "1440*1440");

    private WanSizes() {}

    /**
     * The size of a request's video.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static String of(InputFields input) {
        String wanted = input.value("resolution") + " " + input.value("aspect_ratio");
        String size = SIZES.get(wanted);
        if (size == null) {
            throw new IllegalArgumentException("there is no " + wanted);
        }
        return size;
    }

    /** At a vendor that has no squares.
     *
     * @throws IllegalArgumentException for a square too
     */
    public static String withoutSquares(InputFields input) {
        if (input.value("aspect_ratio").equals("1:1")) {
            throw new IllegalArgumentException("there are no squares");
        }
        return of(input);
    }
}
