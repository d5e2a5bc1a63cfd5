package io.reelgate.port;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A task store that remembers the name of each job when it is recorded, where webhooks will name nothing else. It happens
 * beside the commit: whoever waits for that does not wait for this, and a name that gets lost costs a hint.
 */
public final class NamedJobs implements TaskStore {
    private final TaskStore tasks;
    private final JobNames names;
    private final Predicate<String> wanted;
    private final Clock clock;

    /** {@code wanted}: the upstreams whose jobs have to be remembered. */
    public NamedJobs(TaskStore tasks, JobNames names, Predicate<String> wanted, Clock clock) {
        this.tasks = tasks;
        this.names = names;
        this.wanted = wanted;
        this.clock = clock;
    }

    @Override
    public Future<CommitOutcome> commit(Commit commit) {
        return tasks.commit(commit).onSuccess(outcome -> {
            if (outcome == CommitOutcome.APPLIED || outcome == CommitOutcome.ALREADY_APPLIED) {
                committed(commit.transition());
            }
        });
    }

    private void committed(Transition transition) {
        boolean begins = !(transition.before().state() instanceof TaskState.Running);
        Task after = transition.after();
        if (begins
                && after.state() instanceof TaskState.Running running
                && wanted.test(running.job().route())) {
            names.remember(
                    running.job().route(),
                    running.job().id(),
                    after.id(),
                    Duration.between(clock.instant(), after.deadline()));
        }
    }

    @Override
    public Future<Optional<Task>> find(TaskId id) {
        return tasks.find(id);
    }

    @Override
    public Future<List<Optional<Task>>> findAll(List<TaskId> ids) {
        return tasks.findAll(ids);
    }

    @Override
    public Future<List<TaskId>> active(AccountId account, String model) {
        return tasks.active(account, model);
    }
}
