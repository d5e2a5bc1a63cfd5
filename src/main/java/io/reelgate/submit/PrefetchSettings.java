package io.reelgate.submit;

/**
 * How much is prefetched on this node.
 *
 * @param atOnce images and LoRA files looked at
 * @param inlineBytes of images kept for vendors that want them in the request; at least {@link #LEAST_INLINE_BYTES}
 */
public record PrefetchSettings(int atOnce, long inlineBytes) {
    /** The largest image that is taken at all. */
    static final long LARGEST_IMAGE = 10_485_760;

    /** A request with three images of the largest size must fit. */
    public static final long LEAST_INLINE_BYTES = 3 * LARGEST_IMAGE;

    public static final PrefetchSettings DEFAULT = new PrefetchSettings(512, 64L << 20);

    public PrefetchSettings {
        if (atOnce < 1) {
            throw new IllegalArgumentException("prefetches must be at least 1 (was " + atOnce + ")");
        }
        if (inlineBytes < LEAST_INLINE_BYTES) {
            throw new IllegalArgumentException(
                    "inlineBytes must be at least " + LEAST_INLINE_BYTES + " (was " + inlineBytes + ")");
        }
    }
}
