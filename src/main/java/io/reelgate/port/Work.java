package io.reelgate.port;

/** The indexes that work is claimed from. */
public enum Work {
    /** Queued tasks; a claim is a lease in the index of claimed tasks. */
    SUBMIT,
    /** Running and unclear tasks by next look; a claim moves the score by the lease. */
    LOOK,
    /** Collecting tasks; a claim moves the score by the lease. */
    ARCHIVE
}
