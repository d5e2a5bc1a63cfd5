package io.reelgate.port;

import io.reelgate.domain.task.TaskId;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/**
 * Which task a job belongs to, for upstreams whose webhooks name jobs only. A name that is missing costs a hint, never a
 * task. Both methods fail with {@link StoreUnavailable}.
 */
public interface JobNames {
    /** {@code kept}: how long the name may be of use. */
    Future<Void> remember(String upstream, String job, TaskId id, Duration kept);

    Future<Optional<TaskId>> find(String upstream, String job);
}
