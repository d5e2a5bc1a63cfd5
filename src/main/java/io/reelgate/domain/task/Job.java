package io.reelgate.domain.task;

import java.time.Instant;

/** The job an upstream accepted for a task: where it is looked at, and since when it runs. */
public record Job(String route, String id, Instant submittedAt) {}
