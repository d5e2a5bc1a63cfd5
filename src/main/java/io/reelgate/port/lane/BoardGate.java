package io.reelgate.port.lane;

import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.route.LaneState;
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
public final class BoardGate implements LaneGate {
    /** A place outlasts its task's deadline by as much as a last look and the sweep may take. */
    private static final Duration BEYOND_DEADLINE = Duration.ofMinutes(2);

    private final LaneBoard board;
    private final LaneQueue queue;
    private final Map<String, Budget> laneToBudget;
    private final Outage outage = new Outage("places at lanes");
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** {@code laneToBudget}: lanes that are not there have none. */
    public BoardGate(LaneBoard board, LaneQueue queue, Map<String, Budget> laneToBudget) {
        this.board = board;
        this.queue = queue;
        this.laneToBudget = Map.copyOf(laneToBudget);
    }

    @Override
    public Budget budget(String lane) {
        return laneToBudget.getOrDefault(lane, Budget.NONE);
    }

    @Override
    public void onFree(Consumer<String> listener) {
        listeners.add(listener);
    }

    @Override
    public boolean isWell(String lane) {
        return board.record(lane).isClear(board.now());
    }

    @Override
    public Future<Boolean> enter(String lane, Task task) {
        if (isFree(lane)) {
            return Future.succeededFuture(true);
        }
        return isClosed(lane) ? Future.succeededFuture(false) : queue.acquire(Place.next(lane, task), budget(lane));
    }

    /** As far as this node knows; who waits there is served first. */
    private boolean isClosed(String lane) {
        return board.record(lane).waiting() > 0 || !(board.of(lane) instanceof LaneState.Open);
    }

    private boolean isFree(String lane) {
        LaneRecord record = board.record(lane);
        return budget(lane).isUnbounded() && record.waiting() == 0 && record.isClear(board.now());
    }

    @Override
    public Future<Integer> waitFor(String lane, Task task, Instant held) {
        return queue.join(Place.next(lane, task), Waiter.of(task), held).onSuccess(ahead -> free(lane));
    }

    @Override
    public Future<LaneQueue.Grants> turns(String lane, int most) {
        return queue.grant(lane, budget(lane), most).onSuccess(granted -> board.waiting(lane, granted.waiting()));
    }

    @Override
    public void withdraw(Place place) {
        if (!budget(place.lane()).isUnbounded()) {
            note(queue.withdraw(place));
        }
        free(place.lane());
    }

    /** Where somebody waits, as far as this node knows, and something may be had. */
    @Override
    public List<String> crowded() {
        return board.names().stream()
                .filter(lane -> board.record(lane).waiting() > 0)
                .filter(lane -> board.of(lane) instanceof LaneState.Open)
                .toList();
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
