package io.reelgate.domain.task;

import io.reelgate.domain.pace.Cadence;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a running task is looked at: in the cadence of its kind, no sooner than its upstream asks for, and at its deadline. */
record LookRules(Paces paces) {
    /** A wait that was asked for is lengthened by up to this part of it: many tasks told the same time come one by one. */
    private static final int SPREAD = 10;

    private static final Cadence UNKNOWN = Cadence.steady(Duration.ZERO, Duration.ofSeconds(4));

    Instant first(Task task, Job job) {
        Duration age = cadence(task, job).first(Spread.fraction(task.id()));
        return Lifecycle.earlier(job.submittedAt().plus(age), task.deadline());
    }

    Instant next(Task task, Job job, Instant now, Optional<Duration> retryAfter) {
        Duration since = Duration.between(job.submittedAt(), now);
        Duration age = since.isNegative() ? Duration.ZERO : since;
        Instant planned = job.submittedAt().plus(cadence(task, job).next(age, Spread.fraction(task.id())));
        Instant asked = retryAfter.map(wait -> spread(task, now, wait)).orElse(planned);
        return Lifecycle.earlier(asked.isAfter(planned) ? asked : planned, task.deadline());
    }

    private static Instant spread(Task task, Instant now, Duration wait) {
        return now.plus(wait).plus(Spread.share(task.id(), wait.dividedBy(SPREAD)));
    }

    private Cadence cadence(Task task, Job job) {
        return task.request()
                .map(request -> paces.at(job.route(), task.model(), request).looks())
                .orElse(UNKNOWN);
    }
}
