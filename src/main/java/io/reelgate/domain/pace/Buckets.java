package io.reelgate.domain.pace;

/**
 * The fixed buckets of durations: sixteen to each doubling from 128 ms to 70 minutes, so that each is 3 to 6 % of what it
 * holds, below 4 s wide at one minute and below 9 s at two. The same on every node and for ever, because counts of
 * different nodes and hours are added bucket by bucket.
 */
final class Buckets {
    private static final int FIRST_OCTAVE = 7;
    private static final int LAST_OCTAVE = 21;
    private static final int IN_AN_OCTAVE = 16;
    private static final int BITS = 4;

    static final int COUNT = 1 + (LAST_OCTAVE - FIRST_OCTAVE + 1) * IN_AN_OCTAVE;

    private Buckets() {}

    /** The bucket of a duration; what is too long for all is in the last. */
    static int of(long millis) {
        if (millis < from(1)) {
            return 0;
        }
        int octave = 63 - Long.numberOfLeadingZeros(millis);
        int part = (int) (millis >> (octave - BITS)) & (IN_AN_OCTAVE - 1);
        return Math.min(COUNT - 1, 1 + (octave - FIRST_OCTAVE) * IN_AN_OCTAVE + part);
    }

    /** The first millisecond of a bucket. */
    static long from(int bucket) {
        if (bucket == 0) {
            return 0;
        }
        int octave = FIRST_OCTAVE + (bucket - 1) / IN_AN_OCTAVE;
        long part = (bucket - 1L) % IN_AN_OCTAVE;
        return (IN_AN_OCTAVE + part) << (octave - BITS);
    }

    /** The first millisecond after it. */
    static long to(int bucket) {
        return from(bucket + 1);
    }

    static long width(int bucket) {
        return to(bucket) - from(bucket);
    }
}
