package io.reelgate.upstream.vendor;

import io.reelgate.domain.fault.Failure;

/** A request that its vendor could not take, as it turned out when it was to be written; nothing was. */
public final class Unsendable extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public Unsendable(Failure failure) {
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    /** What the task ends with. */
    public Failure failure() {
        return failure;
    }
}
