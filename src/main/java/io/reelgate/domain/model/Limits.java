package io.reelgate.domain.model;

/**
 * Limits of one account for one model over all instances of the gateway (contract 4).
 *
 * @param requestsPerMinute admissions in any window of 60 s
 * @param concurrent tasks from admission to their terminal state
 * @param statusReadsPerMinute status reads in any window of 60 s
 */
public record Limits(int requestsPerMinute, int concurrent, int statusReadsPerMinute) {

    private static final int LEAST_STATUS_READS = 1200;

    public Limits {
        if (requestsPerMinute < 1 || concurrent < 1 || statusReadsPerMinute < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }

    /** The status budget that follows from a request limit where none is given. */
    public static int defaultStatusReads(int requestsPerMinute) {
        return (int) Math.min(Integer.MAX_VALUE, Math.max(LEAST_STATUS_READS, 10L * requestsPerMinute));
    }
}
