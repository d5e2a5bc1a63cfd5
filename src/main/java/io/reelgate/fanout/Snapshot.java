package io.reelgate.fanout;

import io.reelgate.domain.task.Task;

/** A task as read from the store, with its public view as JSON text. */
record Snapshot(Task task, String data) {
    boolean ended() {
        return task.state().terminal();
    }
}
