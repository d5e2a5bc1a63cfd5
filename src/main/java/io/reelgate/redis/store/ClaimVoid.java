package io.reelgate.redis.store;

import io.reelgate.domain.task.TaskId;

/** A claim ended, or somebody else holds it now. */
final class ClaimVoid extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClaimVoid(TaskId id) {
        super("the claim of " + id + " is void", null, false, false);
    }
}
