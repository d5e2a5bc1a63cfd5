package io.reelgate.submit;

import io.reelgate.domain.fault.Failure;
import io.reelgate.port.ClaimedTask;

/** What a prefetch came to. The claim was renewed meanwhile: only the one given here counts. */
sealed interface Prefetched {
    /** All media can be used; {@code cargo} is to be unloaded, whatever comes next. */
    record Usable(ClaimedTask claimed, Cargo cargo) implements Prefetched {}

    /** At least one cannot be used by anybody. */
    record Unusable(ClaimedTask claimed, Failure failure) implements Prefetched {}

    /** The node has no room for it now, or could not look: nothing is known, and the task may wait. */
    record Unknown(ClaimedTask claimed) implements Prefetched {}

    /** The node is about to end. */
    record Stopped(ClaimedTask claimed) implements Prefetched {}

    /** The claim was lost: somebody else goes on with the task. */
    record Lost() implements Prefetched {}
}
