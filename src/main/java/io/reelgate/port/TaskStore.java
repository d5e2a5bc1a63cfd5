package io.reelgate.port;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads tasks and commits their transitions. Every method fails with {@link StoreUnavailable}. */
public interface TaskStore {
    /** What a commit script writes; {@code snapshot} is the public view of the task after the transition. */
    record Commit(Transition transition, String token, Optional<Claim> fence, Map<String, Object> snapshot) {}

    enum CommitOutcome {
        APPLIED,
        /** This very commit had been applied before: its answer was lost. */
        ALREADY_APPLIED,
        /** The task is at another version, or gone: read it again and decide again. */
        STALE,
        /** The claim it was fenced by is void. */
        FENCED
    }

    Future<Optional<Task>> find(TaskId id);

    /** In the order asked for, one round trip per partition; empty where there is no such task. */
    Future<List<Optional<Task>>> findAll(List<TaskId> ids);

    /** The ids of the account's tasks that hold slots. */
    Future<List<TaskId>> active(AccountId account, String model);

    Future<CommitOutcome> commit(Commit commit);
}
