package io.reelgate.submit;

import java.time.Duration;

/**
 * How tasks are submitted.
 *
 * @param concurrency submits at once on this node
 * @param prefetch looks at media at once on this node
 * @param postTimeout the longest submit timeout of all upstreams
 * @param margin how long after the intent the submit may still begin; a lease is the timeout plus this
 * @param scan between visits of a partition of this node without news
 * @param seldom between visits of a partition of another node
 * @param drain how long a stop waits for submits under way
 */
public record SubmitSettings(
        int concurrency,
        PrefetchSettings prefetch,
        Duration postTimeout,
        Duration margin,
        Duration scan,
        Duration seldom,
        Duration drain) {
    private static final Duration FENCE = Duration.ofSeconds(1);
    private static final Duration LONGEST_CLAIM = Duration.ofSeconds(15);

    public static final SubmitSettings DEFAULT = new SubmitSettings(
            256,
            PrefetchSettings.DEFAULT,
            Duration.ofSeconds(30),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(40));

    /** From the intent on. */
    public Duration lease() {
        return postTimeout.plus(margin);
    }

    /** How old the store's word about an intent may be when the first byte is written. */
    Duration fence() {
        return FENCE;
    }

    /** Between two signs of life during a prefetch, so that a claim survives one that is lost. */
    Duration heartbeat() {
        return claim().dividedBy(3);
    }

    /** Up to the intent: whoever dies before it has bought nothing, so others need not wait as long. */
    public Duration claim() {
        return lease().compareTo(LONGEST_CLAIM) < 0 ? lease() : LONGEST_CLAIM;
    }
}
