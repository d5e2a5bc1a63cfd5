package io.reelgate.port;

import io.reelgate.domain.account.AccountId;

/** Where the store names tasks. A task that has not ended is in {@link Active}, in its {@link Slots} and in one other. */
public sealed interface Index {
    /** All tasks that have not ended. */
    record Active() implements Index {}

    /** Queued tasks of a model. */
    record Ready(String model) implements Index {}

    /** Tasks that are being submitted, or kept back. */
    record Claimed() implements Index {}

    /** Running and unclear tasks of an upstream. */
    record Due(String upstream) implements Index {}

    /** Tasks whose results are to be copied. */
    record Collecting() implements Index {}

    /** Tasks that hold slots. */
    record Slots(AccountId account, String model) implements Index {}
}
