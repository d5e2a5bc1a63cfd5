package io.reelgate.port.lane;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;

/**
 * A submit's place at a lane, free again when its job has ended.
 *
 * @param attempt number of the submit among those of its task, from 1: news about an earlier one says nothing about it
 */
public record Place(String lane, TaskId id, int attempt) {
    /** Of the submit that a queued task would begin next. */
    public static Place next(String lane, Task queued) {
        return new Place(lane, queued.id(), queued.attempts().count() + 1);
    }

    /** Of the submit that a task has begun last. */
    public static Place begun(String lane, Task task) {
        return new Place(lane, task.id(), task.attempts().count());
    }

    /** Who takes turns with others at lanes. */
    public record Waiter(AccountId account, String model) {
        public static Waiter of(Task task) {
            return new Waiter(task.account(), task.model());
        }
    }
}
