package io.reelgate.port;

import io.reelgate.domain.task.TaskState;
import io.reelgate.port.TaskStore.Commit;
import io.reelgate.port.TaskStore.CommitOutcome;
import io.vertx.core.Future;
import java.time.Clock;

/**
 * Repeats a commit under its own token: when its answer was lost, and when replicas did not confirm it. What a store with
 * replicas says of a commit that stands but is not confirmed depends on what is at stake.
 */
final class CommitTries {
    private static final int MOST = 5;

    private final TaskStore tasks;
    private final Clock clock;

    CommitTries(TaskStore tasks, Clock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    Future<CommitOutcome> commit(Commit commit) {
        return attempt(commit, MOST);
    }

    private Future<CommitOutcome> attempt(Commit commit, int left) {
        return tasks.commit(commit)
                .recover(failure -> failure instanceof StoreUnavailable unavailable
                        ? again(commit, left, unavailable)
                        : Future.failedFuture(failure));
    }

    private Future<CommitOutcome> again(Commit commit, int left, StoreUnavailable failure) {
        if (failure.applied() && onlyKnownHere(commit)) {
            return attempt(commit, left);
        }
        if (left > 1) {
            return attempt(commit, left - 1);
        }
        return failure.applied() && !isIntent(commit)
                ? Future.succeededFuture(CommitOutcome.APPLIED)
                : Future.failedFuture(failure);
    }

    /** A job's id was paid for: it is offered anew until replicas have it, whichever server is theirs by then. */
    private boolean onlyKnownHere(Commit commit) {
        var after = commit.transition().after();
        return after.state() instanceof TaskState.Running && clock.instant().isBefore(after.deadline());
    }

    /** Nothing may be sent on the strength of an intent that could be forgotten. */
    private static boolean isIntent(Commit commit) {
        return commit.transition().after().state() instanceof TaskState.Submitting;
    }
}
