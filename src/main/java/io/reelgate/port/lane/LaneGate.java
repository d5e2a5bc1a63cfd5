package io.reelgate.port.lane;

import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.task.Task;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The way to a place at a lane. Fails with {@link io.reelgate.port.StoreUnavailable}; safe from any thread. */
public interface LaneGate {
    /** Everybody passes. */
    LaneGate NONE = new LaneGate() {
        @Override
        public Budget budget(String lane) {
            return Budget.NONE;
        }

        @Override
        public boolean isWell(String lane) {
            return true;
        }

        @Override
        public Future<Boolean> enter(String lane, Task task) {
            return Future.succeededFuture(true);
        }

        @Override
        public Future<Integer> waitFor(String lane, Task task, Instant held) {
            return Future.succeededFuture(0);
        }

        @Override
        public List<String> crowded() {
            return List.of();
        }

        @Override
        public Future<LaneQueue.Grants> turns(String lane, int most) {
            return Future.succeededFuture(new LaneQueue.Grants(List.of(), Duration.ZERO, 0));
        }

        @Override
        public void withdraw(Place place) {}

        @Override
        public void onFree(Consumer<String> listener) {}
    };

    /** What a lane takes. */
    Budget budget(String lane);

    /** Whether nothing but a want of places can be in the way there, as far as this node knows. */
    boolean isWell(String lane);

    /** Whether the task may be submitted there now. A place that was taken is freed when its submit or job has ended. */
    Future<Boolean> enter(String lane, Task task);

    /** For a task that was put aside until {@code held}; how many are before it. */
    Future<Integer> waitFor(String lane, Task task, Instant held);

    /** Lanes where somebody waits and something may be had. */
    List<String> crowded();

    /** Gives free places of a lane to those whose turn it is. */
    Future<LaneQueue.Grants> turns(String lane, int most);

    /** The submit that the place was for did not begin. */
    void withdraw(Place place);

    /** {@code listener} hears of each lane where this node has freed a place, or let somebody wait. */
    void onFree(Consumer<String> listener);
}
