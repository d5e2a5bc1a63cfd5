package io.reelgate.port;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tasks and their indexes in memory, with the rules of the scripts: versions, tokens, fences and leases. Can be put to
 * sleep, and can lose the answers of commits it has applied.
 */
public final class MemoryStore implements TaskStore, WorkQueue {
    private record Place(Class<?> index, long score) {}

    private final Clock clock;
    private final Map<TaskId, Task> idToTask = new HashMap<>();
    private final Map<TaskId, Place> idToPlace = new HashMap<>();
    private final Map<TaskId, String> idToToken = new HashMap<>();
    private final List<Transition> transitions = new ArrayList<>();
    private Set<Partition> silent = Set.of();
    private boolean asleep;
    private int answersToLose;
    private int commitsToDoubt;
    private Runnable beforeCommit = () -> {};
    private Runnable beforeHold = () -> {};

    public MemoryStore(Clock clock) {
        this.clock = clock;
    }

    public synchronized Task add(Task task, Placement placement) {
        idToTask.put(task.id(), task);
        place(task.id(), placement);
        return task;
    }

    /** From now on every command fails, as when Redis cannot be reached. */
    public synchronized void sleep() {
        asleep = true;
    }

    public synchronized void wake() {
        asleep = false;
    }

    /** The next commits are applied, but the caller never learns. */
    public synchronized void loseAnswers(int commits) {
        answersToLose = commits;
    }

    /** The next commits, and repetitions of them, are applied but not confirmed by replicas. */
    public synchronized void doubt(int commits) {
        commitsToDoubt = commits;
    }

    /** Claims in this partition are never answered. */
    public synchronized void silence(Partition partition) {
        silent = Set.of(partition);
    }

    public synchronized void beforeCommit(Runnable action) {
        beforeCommit = action;
    }

    public synchronized void beforeHold(Runnable action) {
        beforeHold = action;
    }

    public synchronized Task task(TaskId id) {
        return idToTask.get(id);
    }

    /** The name of the index a task is in, as its placement is called. */
    public synchronized String index(TaskId id) {
        Place place = idToPlace.get(id);
        return place == null ? "Nowhere" : place.index().getSimpleName();
    }

    public synchronized Instant placedAt(TaskId id) {
        return Instant.ofEpochMilli(idToPlace.get(id).score());
    }

    public synchronized List<Transition> transitions() {
        return List.copyOf(transitions);
    }

    /** What a sweep elsewhere would do: the claim of a task is void from now on. */
    public synchronized void takeAway(TaskId id) {
        place(id, new Placement.Ready());
    }

    @Override
    public Future<List<ClaimedTask>> claim(Work work, Partition partition, int most, Duration lease) {
        synchronized (this) {
            if (silent.contains(partition)) {
                return Future.future(never -> {});
            }
        }
        return command(() -> claimNow(work, partition, most, lease));
    }

    private List<ClaimedTask> claimNow(Work work, Partition partition, int most, Duration lease) {
        long until = clock.millis() + lease.toMillis();
        List<TaskId> ids = before(work, index(work), partition, clock.millis(), most);
        Class<?> held = work instanceof Work.Submit ? Placement.Claimed.class : index(work);
        ids.forEach(id -> idToPlace.put(id, new Place(held, until)));
        return ids.stream()
                .map(id -> new ClaimedTask(new Claim(id, work, until), idToTask.get(id)))
                .toList();
    }

    private static Class<?> index(Work work) {
        return switch (work) {
            case Work.Submit submit -> Placement.Ready.class;
            case Work.Look look -> Placement.Due.class;
            case Work.Archive archive -> Placement.Collect.class;
        };
    }

    private List<TaskId> before(Work work, Class<?> index, Partition partition, long millis, int most) {
        return idToPlace.entrySet().stream()
                .filter(entry -> entry.getKey().partition().equals(partition))
                .filter(entry ->
                        entry.getValue().index() == index && entry.getValue().score() <= millis)
                .filter(entry -> isAt(work, entry.getKey()))
                .sorted(Comparator.comparingLong(entry -> entry.getValue().score()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean isAt(Work work, TaskId id) {
        return !(work instanceof Work.Look look)
                || idToTask.get(id).state().upstream().equals(Optional.of(look.upstream()));
    }

    @Override
    public Future<Boolean> snooze(Claim claim, Instant at, OptionalInt progress) {
        return command(() -> {
            boolean held = isHeld(claim);
            if (held) {
                Class<?> index = idToPlace.get(claim.id()).index();
                idToPlace.put(claim.id(), new Place(index, at.toEpochMilli()));
            }
            return held;
        });
    }

    private boolean isHeld(Claim claim) {
        Place place = idToPlace.get(claim.id());
        Class<?> index = claim.work() instanceof Work.Submit ? Placement.Claimed.class : index(claim.work());
        return place != null && place.index() == index && place.score() == claim.until();
    }

    @Override
    public Future<Claim> renew(Claim claim, Duration lease) {
        return Future.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public Future<Duration> hold(Claim claim, String token) {
        return command(() -> {
            beforeHold.run();
            boolean ours = isHeld(claim)
                    && idToTask.get(claim.id()).state() instanceof TaskState.Submitting submitting
                    && submitting.intent().token().equals(token);
            return Duration.ofMillis(ours ? Math.max(0, claim.until() - clock.millis()) : 0);
        });
    }

    @Override
    public Future<List<ClaimedTask>> expired(Partition partition, int most) {
        return command(() -> before(Work.SUBMIT, Placement.Claimed.class, partition, clock.millis(), most).stream()
                .map(this::lapsed)
                .toList());
    }

    private ClaimedTask lapsed(TaskId id) {
        return new ClaimedTask(new Claim(id, Work.SUBMIT, idToPlace.get(id).score()), idToTask.get(id));
    }

    @Override
    public Future<List<Task>> overdue(Partition partition, Duration grace, int most) {
        return command(() -> idToTask.values().stream()
                .filter(task -> task.id().partition().equals(partition))
                .filter(task -> !task.state().terminal())
                .filter(task -> !task.deadline().plus(grace).isAfter(clock.instant()))
                .limit(most)
                .toList());
    }

    @Override
    public Future<Optional<Task>> find(TaskId id) {
        return command(() -> Optional.ofNullable(idToTask.get(id)));
    }

    @Override
    public Future<List<Optional<Task>>> findAll(List<TaskId> ids) {
        return command(() ->
                ids.stream().map(id -> Optional.ofNullable(idToTask.get(id))).toList());
    }

    @Override
    public Future<List<TaskId>> active(AccountId account, String model) {
        return Future.failedFuture(new UnsupportedOperationException());
    }

    @Override
    public Future<CommitOutcome> commit(Commit commit) {
        return command(() -> {
            beforeCommit.run();
            CommitOutcome outcome = commitNow(commit);
            if (answersToLose > 0) {
                answersToLose--;
                throw new StoreUnavailable("the answer was lost");
            }
            if (commitsToDoubt > 0) {
                commitsToDoubt--;
                throw new Doubtful();
            }
            return outcome;
        });
    }

    private static final class Doubtful extends StoreUnavailable {
        private static final long serialVersionUID = 1;

        Doubtful() {
            super("confirmed by 0 of 1 replicas");
        }

        @Override
        public boolean applied() {
            return true;
        }
    }

    private CommitOutcome commitNow(Commit commit) {
        Transition transition = commit.transition();
        TaskId id = transition.after().id();
        if (commit.token().equals(idToToken.get(id))) {
            return CommitOutcome.ALREADY_APPLIED;
        }
        if (idToTask.get(id).version() != transition.before().version()) {
            return CommitOutcome.STALE;
        }
        if (!commit.fence().map(this::isHeld).orElse(true)) {
            return CommitOutcome.FENCED;
        }
        idToToken.put(id, commit.token());
        idToTask.put(id, transition.after());
        transitions.add(transition);
        place(id, transition.placement());
        return CommitOutcome.APPLIED;
    }

    private void place(TaskId id, Placement placement) {
        switch (placement) {
            case Placement.Ready ready -> idToPlace.put(id, new Place(Placement.Ready.class, 0));
            case Placement.Claimed claimed -> put(id, placement, claimed.leaseEnd());
            case Placement.Due due -> put(id, placement, due.at());
            case Placement.Collect collect -> put(id, placement, collect.at());
            case Placement.Nowhere nowhere -> idToPlace.remove(id);
        }
    }

    private void put(TaskId id, Placement placement, Instant at) {
        idToPlace.put(id, new Place(placement.getClass(), at.toEpochMilli()));
    }

    private synchronized <T> Future<T> command(Supplier<T> effect) {
        if (asleep) {
            return Future.failedFuture(new StoreUnavailable("asleep"));
        }
        try {
            return Future.succeededFuture(effect.get());
        } catch (StoreUnavailable e) {
            return Future.failedFuture(e);
        }
    }
}
