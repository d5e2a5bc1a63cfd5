package io.reelgate.port;

import io.reelgate.domain.task.TaskId;
import java.util.Optional;

/** Where an upstream may tell that something happened to a task's job; empty where it is not asked to. */
@FunctionalInterface
public interface HintUrls {
    HintUrls NONE = (upstream, id) -> Optional.empty();

    Optional<String> of(String upstream, TaskId id);
}
