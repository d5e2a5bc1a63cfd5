package io.reelgate.port;

import io.reelgate.domain.task.Task;

/** A claim and the task it is for, as read after claiming. */
public record ClaimedTask(Claim claim, Task task) {}
