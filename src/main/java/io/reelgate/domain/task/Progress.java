package io.reelgate.domain.task;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How far a task is.
 *
 * @param percent 0-100
 * @param etaMillis until the usual end; absent once the task has ended
 */
public record Progress(int percent, Source source, OptionalLong etaMillis) {
    private static final int MOST_BEFORE_USUAL_END = 95;
    private static final int MOST_BEFORE_END = 99;

    public enum Source {
        UPSTREAM,
        ESTIMATED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The upstream's own figure where there is one, else an estimate from the usual duration. Only a task that
     * succeeded is at 100, whatever the upstream says: its result is not stored yet.
     */
    public static Progress of(Task task, Pace pace, Instant now) {
        return switch (task.state()) {
            case TaskState.Unconfirmed unconfirmed -> new Progress(0, Source.ESTIMATED, eta(now, now, pace));
            case TaskState.Queued queued -> waiting(task, queued.past(), pace, now);
            case TaskState.Submitting submitting -> waiting(task, submitting.past(), pace, now);
            case TaskState.Unclear unclear -> running(task, unclear.intent().at(), pace, now);
            case TaskState.Running running -> running(task, running.job().submittedAt(), pace, now);
            case TaskState.Collecting collecting -> new Progress(MOST_BEFORE_END, Source.ESTIMATED, OptionalLong.of(0));
            case TaskState.Succeeded succeeded -> new Progress(100, source(task), OptionalLong.empty());
            case TaskState.Failed failed ->
                new Progress(task.upstreamProgress().orElse(0), source(task), OptionalLong.empty());
        };
    }

    /** What callers have once seen running goes on from there. */
    private static Progress waiting(Task task, Past past, Pace pace, Instant now) {
        return past.shownSince()
                .map(since -> running(task, since, pace, now))
                .orElseGet(() -> new Progress(0, Source.ESTIMATED, eta(now, now, pace)));
    }

    private static Progress running(Task task, Instant since, Pace pace, Instant now) {
        OptionalLong eta = eta(since, now, pace);
        if (task.upstreamProgress().isPresent()) {
            int reported = Math.min(task.upstreamProgress().getAsInt(), MOST_BEFORE_END);
            return new Progress(reported, Source.UPSTREAM, eta);
        }
        return new Progress(estimate(Duration.between(since, now), pace.usualTo()), Source.ESTIMATED, eta);
    }

    /** Linear up to the usual end, then ever slower, never 100. */
    private static int estimate(Duration elapsed, Duration usual) {
        double share = Math.max(0, elapsed.toMillis()) / (double) Math.max(1, usual.toMillis());
        if (share <= 1) {
            return (int) (share * MOST_BEFORE_USUAL_END);
        }
        return (int) (MOST_BEFORE_END - (MOST_BEFORE_END - MOST_BEFORE_USUAL_END) / share);
    }

    private static Source source(Task task) {
        return task.upstreamProgress().isPresent() ? Source.UPSTREAM : Source.ESTIMATED;
    }

    private static OptionalLong eta(Instant since, Instant now, Pace pace) {
        return OptionalLong.of(
                Math.max(0, Duration.between(now, since.plus(pace.usualTo())).toMillis()));
    }
}
