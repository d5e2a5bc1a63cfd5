package io.reelgate.port;

import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Task;

/** Is told of jobs that upstreams finished, once that is recorded. Never fails and never blocks; safe from any thread. */
@FunctionalInterface
public interface JobEndings {
    JobEndings NONE = (task, job) -> {};

    void finished(Task task, Job job);
}
