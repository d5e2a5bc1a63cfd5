package io.reelgate.port.lane;

import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.Outage;
import io.reelgate.port.lane.Place.Waiter;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The way to a place at a lane. Where a lane has no budget and nothing speaks against it, everybody passes and nobody is
 * asked. Safe from any thread.
 */
public final class LaneGate {
    /** A place outlasts its task's deadline by as much as a last look and the sweep may take. */
    private static final Duration BEYOND_DEADLINE = Duration.ofMinutes(2);

    private final LaneBoard board;
    private final LaneQueue queue;
    private final Map<String, Budget> laneToBudget;
    private final Outage outage = new Outage("places at lanes");
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** {@code laneToBudget}: lanes that are not there have none. */
    public LaneGate(LaneBoard board, LaneQueue queue, Map<String, Budget> laneToBudget) {
        this.board = board;
        this.queue = queue;
        this.laneToBudget = Map.copyOf(laneToBudget);
    }

    public Budget budget(String lane) {
        return laneToBudget.getOrDefault(lane, Budget.NONE);
    }

    /** {@code listener} hears of each lane where a place may have become free on this node. */
    public void onFree(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** Whether the task may be submitted there now. A place that was taken is freed when its submit or job has ended. */
    public Future<Boolean> enter(String lane, Task task) {
        return isFree(lane) ? Future.succeededFuture(true) : queue.acquire(Place.next(lane, task), budget(lane));
    }

    private boolean isFree(String lane) {
        LaneRecord record = board.record(lane);
        return budget(lane).isUnbounded()
                && record.waiting() == 0
                && record.isClear(board.now());
    }

    /** For a task that was put aside until {@code held}. */
    public Future<Integer> waitFor(String lane, Task task, Instant held) {
        return queue.join(Place.next(lane, task), Waiter.of(task), held).onSuccess(ahead -> free(lane));
    }

    public Future<LaneQueue.Turns> turns(String lane, int most) {
        return queue.grant(lane, budget(lane), most);
    }

    /** The submit that the place was for did not begin. */
    public void withdraw(Place place) {
        if (!budget(place.lane()).isUnbounded()) {
            note(queue.withdraw(place));
        }
        free(place.lane());
    }

    /** For every commit: holds the place of a submit that is, or may be, a job, and frees it when the task moves on. */
    public void moved(Transition transition) {
        Optional<String> lane = occupied(transition.before().state());
        Optional<String> next = occupied(transition.after().state());
        next.filter(this::isBounded)
                .filter(name -> !(transition.after().state() instanceof TaskState.Submitting))
                .ifPresent(name -> keep(name, transition.after()));
        lane.filter(this::isBounded)
                .filter(name -> !next.equals(lane))
                .ifPresent(name -> release(Place.begun(name, transition.before())));
    }

    private boolean isBounded(String lane) {
        return budget(lane).concurrent().isPresent();
    }

    private void keep(String lane, Task task) {
        note(queue.keep(Map.of(Place.begun(lane, task), endOf(task))));
    }

    private void release(Place place) {
        note(queue.release(place).onSuccess(released -> free(place.lane())));
    }

    /** Until when the place of a task's job is held at most. */
    public static Instant endOf(Task task) {
        return task.deadline().plus(BEYOND_DEADLINE);
    }

    /** The lane whose place a task in this state has. */
    public static Optional<String> occupied(TaskState state) {
        return state instanceof TaskState.Collecting ? Optional.empty() : state.upstream();
    }

    private void free(String lane) {
        listeners.forEach(listener -> listener.accept(lane));
    }

    /** What is lost here is found by the audit. */
    private void note(Future<?> told) {
        told.onSuccess(done -> outage.over()).onFailure(outage::seen);
    }
}
