package io.reelgate.port;

import io.reelgate.domain.task.Decision;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Lifecycle;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.vertx.core.Future;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Observe, decide, commit: the way every role changes a task. A commit whose answer was lost is repeated under the
 * same token; one that met another version is decided again on what the task has become.
 */
public final class TaskJournal {
    /** What came of an observation. */
    public sealed interface Recorded {
        /** The task as committed, and the state it came from. */
        record Moved(TaskState before, Task task) implements Recorded {}

        /** Nothing changed; the caller's claim was snoozed. */
        record Snoozed() implements Recorded {}

        /** The observation no longer applied, or the claim was void. */
        record Dropped() implements Recorded {}
    }

    private final TaskStore tasks;
    private final CommitTries commits;
    private final WorkQueue queue;
    private final Lifecycle lifecycle;
    private final Snapshots snapshots;
    private final Supplier<String> tokens;
    private final Clock clock;
    private final Waypoints waypoints;
    private final Consumer<Transition> committed;

    public TaskJournal(
            TaskStore tasks,
            WorkQueue queue,
            Lifecycle lifecycle,
            Snapshots snapshots,
            Supplier<String> tokens,
            Clock clock) {
        this(tasks, queue, lifecycle, snapshots, tokens, clock, Waypoints.NONE);
    }

    public TaskJournal(
            TaskStore tasks,
            WorkQueue queue,
            Lifecycle lifecycle,
            Snapshots snapshots,
            Supplier<String> tokens,
            Clock clock,
            Waypoints waypoints) {
        this(tasks, queue, lifecycle, snapshots, tokens, clock, waypoints, transition -> {});
    }

    /** {@code tokens} makes an unpredictable text per commit; {@code committed} hears of each, perhaps twice. */
    public TaskJournal(
            TaskStore tasks,
            WorkQueue queue,
            Lifecycle lifecycle,
            Snapshots snapshots,
            Supplier<String> tokens,
            Clock clock,
            Waypoints waypoints,
            Consumer<Transition> committed) {
        this.tasks = tasks;
        this.commits = new CommitTries(tasks, clock);
        this.queue = queue;
        this.lifecycle = lifecycle;
        this.snapshots = snapshots;
        this.tokens = tokens;
        this.clock = clock;
        this.waypoints = waypoints;
        this.committed = committed;
    }

    /** For a task this node holds no claim on: news that counts whoever brings it. */
    public Future<Recorded> record(Task task, Observation observation) {
        return record(task, observation, Optional.empty());
    }

    /** For a claimed task: void claims change nothing. */
    public Future<Recorded> record(ClaimedTask claimed, Observation observation) {
        return record(claimed.task(), observation, Optional.of(claimed.claim()));
    }

    /** For a task known by its id only: it is read first, and dropped when it is gone. */
    public Future<Recorded> record(TaskId id, Observation observation) {
        return tasks.find(id)
                .compose(found -> found.map(task -> record(task, observation))
                        .orElse(Future.succeededFuture(new Recorded.Dropped())));
    }

    /** The task as it stands; empty when it is gone. */
    public Future<Optional<Task>> find(TaskId id) {
        return tasks.find(id);
    }

    private Future<Recorded> record(Task task, Observation observation, Optional<Claim> claim) {
        return switch (lifecycle.apply(task, observation, clock.instant())) {
            case Transition transition -> commit(transition, observation, claim);
            case Decision.Snooze snooze -> snooze(snooze, claim);
            case Decision.Ignore ignored -> Future.succeededFuture(new Recorded.Dropped());
        };
    }

    private Future<Recorded> snooze(Decision.Snooze snooze, Optional<Claim> claim) {
        return claim.map(held -> queue.snooze(held, snooze.at(), snooze.progress()))
                .orElse(Future.succeededFuture(false))
                .map(done -> done ? new Recorded.Snoozed() : new Recorded.Dropped());
    }

    private Future<Recorded> commit(Transition transition, Observation observation, Optional<Claim> claim) {
        Map<String, Object> snapshot = snapshots.of(transition.after(), transition.before(), clock.instant());
        var commit = new TaskStore.Commit(transition, tokens.get(), claim, snapshot);
        announce(transition, Waypoint.BEFORE_FINISH);
        return commits.commit(commit).compose(outcome -> switch (outcome) {
            case APPLIED, ALREADY_APPLIED -> committed(transition);
            case FENCED -> Future.succeededFuture(new Recorded.Dropped());
            case STALE -> decideAgain(transition, observation, claim);
        });
    }

    private Future<Recorded> committed(Transition transition) {
        announce(transition, Waypoint.AFTER_FINISH);
        committed.accept(transition);
        return Future.succeededFuture(new Recorded.Moved(transition.before().state(), transition.after()));
    }

    private void announce(Transition transition, Waypoint waypoint) {
        if (transition.after().state().terminal()) {
            waypoints.reached(waypoint);
        }
    }

    /** Ends because every round meets a higher version, and versions end with a terminal state. */
    private Future<Recorded> decideAgain(Transition transition, Observation observation, Optional<Claim> claim) {
        return tasks.find(transition.before().id())
                .compose(found -> found.map(task -> record(task, observation, claim))
                        .orElse(Future.succeededFuture(new Recorded.Dropped())));
    }
}
