package io.reelgate.port;

import io.reelgate.domain.task.TaskId;

/**
 * The right to work on a task until {@code until} (Redis time, Unix milliseconds). The value is also the fence: a
 * claim whose score in its index has changed since is void.
 */
public record Claim(TaskId id, Work work, long until) {}
