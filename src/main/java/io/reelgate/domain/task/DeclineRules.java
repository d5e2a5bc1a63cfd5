package io.reelgate.domain.task;

import io.reelgate.domain.route.Decline;
import io.reelgate.domain.route.Decline.Reason;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Observation.Declined;
import io.reelgate.domain.task.TaskState.Queued;
import java.time.Duration;
import java.time.Instant;

/**
 * What follows when a lane says that it does not take a task and nothing was bought: the task is ready for its next route
 * at once. Only a lane that is out of order for a moment is tried twice more before, and that once in a task's life.
 */
final class DeclineRules {
    private static final int TRIES_OF_AN_OVERLOADED = 3;

    /** A lane that wants to be left alone for longer is not waited for. */
    private static final Duration MOMENT = Duration.ofSeconds(5);

    /** Of the jitter, so that tasks that were turned away together do not come back together. */
    private static final Duration JITTER = Duration.ofSeconds(1);

    /** Somebody has to act there first. */
    private static final Duration LASTING = Duration.ofMinutes(10);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private DeclineRules() {}

    static Transition declined(Task task, Intent intent, Past past, Declined declined, Instant now) {
        Attempts attempts = task.attempts().came(declined.reason().word(), now);
        if (isTriedAgain(attempts, intent.route(), declined, now)) {
            Instant at = declined.until().plus(Spread.share(task.id(), JITTER));
            Instant bounded = Lifecycle.earlier(at, task.deadline());
            return Lifecycle.move(task, new Queued(past), new Placement.Claimed(bounded), attempts);
        }
        Decline decline = new Decline(intent.route(), declined.reason(), until(task, declined, now));
        return Lifecycle.move(task, new Queued(past.declined(decline, now)), new Placement.Ready(), attempts);
    }

    private static boolean isTriedAgain(Attempts attempts, String lane, Declined declined, Instant now) {
        return declined.reason() == Reason.OVERLOADED
                && attempts.times(lane, Reason.OVERLOADED.word()) < TRIES_OF_AN_OVERLOADED
                && declined.until().isBefore(now.plus(MOMENT));
    }

    private static Instant until(Task task, Declined declined, Instant now) {
        return declined.reason().lasting() ? now.plus(LASTING) : later(declined.until(), now.plus(patience(task, now)));
    }

    /** A lane is asked ever more rarely for a task that has long been waiting. */
    private static Duration patience(Task task, Instant now) {
        Duration quarter = Duration.between(task.createTime(), now).dividedBy(4);
        Duration step = quarter.compareTo(SHORTEST) < 0 ? SHORTEST : quarter.compareTo(LONGEST) > 0 ? LONGEST : quarter;
        return step.dividedBy(2).plus(Spread.share(task.id(), step.dividedBy(2)));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
