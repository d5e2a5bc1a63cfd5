package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import java.util.Optional;

/**
 * A callback that seems not to be where it should wait.
 *
 * @param id of its task; empty where only the endpoint is in doubt
 */
public record LooseCallback(Partition partition, String endpoint, Optional<TaskId> id) {}
