package io.reelgate.port;

/** The hours by which durations are kept. */
final class Hours {
    private static final long MILLIS = 3_600_000;

    private Hours() {}

    static long of(long millis) {
        return Math.floorDiv(millis, MILLIS);
    }
}
