package io.reelgate.port;

/** The indexes that work is claimed from. */
public sealed interface Work {
    Work SUBMIT = new Submit();

    Work ARCHIVE = new Archive();

    /** Queued tasks; a claim is a lease in the index of claimed tasks. */
    record Submit() implements Work {}

    /** Tasks running, or perhaps running, at one upstream, by next look; a claim moves the score by the lease. */
    record Look(String upstream) implements Work {}

    /** Collecting tasks; a claim moves the score by the lease. */
    record Archive() implements Work {}
}
