package io.reelgate.domain.task;

import java.time.Instant;

/** The one index a non-terminal task is in: from there somebody will pick it up. */
public sealed interface Placement {
    /** Waits for a submitter; accounts take turns. */
    record Ready() implements Placement {}

    /** Held by a submitter until {@code leaseEnd}, or kept back until then. */
    record Claimed(Instant leaseEnd) implements Placement {}

    /** To be looked at from {@code at} on. */
    record Due(Instant at) implements Placement {}

    /**
     * To be archived from {@code at} on.
     *
     * @param until nobody but the archive ends it before
     */
    record Collect(Instant at, Instant until) implements Placement {}

    /** Terminal. */
    record Nowhere() implements Placement {}
}
