package io.reelgate.domain.task;

import static io.reelgate.domain.task.SampleTasks.CREATED;
import static io.reelgate.domain.task.SampleTasks.INTENT;
import static io.reelgate.domain.task.SampleTasks.SOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Decision.Snooze;
import io.reelgate.domain.task.Decision.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** What the tests of the lifecycle decide about. */
abstract class AtALifecycle {
    static final Instant NOW = CREATED.plusSeconds(100);
    static final Duration INTERVAL = Duration.ofSeconds(4);
    static final Pace PACE = new Pace(Duration.ofSeconds(50), Duration.ofSeconds(70), INTERVAL);
    static final Duration WINDOW = Duration.ofMinutes(5);
    static final Failure REFUSAL = Failure.of(FailCode.CONTENT_VIOLATION);
    static final List<Result> RESULTS = List.of(new Result("https://a/files/0.mp4", 5, "video/mp4", "00"));

    final Lifecycle target = new Lifecycle((model, request) -> PACE, WINDOW);

    Decision decide(Task task, Observation observation) {
        return target.apply(task, observation, NOW);
    }

    Transition moved(Task task, Observation observation) {
        return moved(task, observation, NOW);
    }

    Transition moved(Task task, Observation observation, Instant now) {
        Decision decision = target.apply(task, observation, now);
        assertThat(decision).isInstanceOf(Transition.class);
        return (Transition) decision;
    }

    static Observation postponed(String token, Instant retryAt) {
        return new Observation.Postponed(Optional.of(token), retryAt);
    }

    static Observation stillRunning() {
        return new Observation.StillRunning(OptionalInt.empty(), Optional.empty());
    }

    Instant nextLook(Task task, Duration retryAfter) {
        return ((Snooze) decide(task, new Observation.LookFailed(Optional.of(retryAfter)))).at();
    }

    static Stream<Task> unfinished() {
        return Stream.of(
                SampleTasks.queued(), SampleTasks.submitting(), SampleTasks.running(), SampleTasks.collecting());
    }

    static Stream<Observation> anything() {
        return Stream.of(
                new Observation.Marked(INTENT, NOW),
                new Observation.Accepted("intent-1", "job-1"),
                new Observation.Refused(REFUSAL),
                new Observation.Postponed(NOW),
                postponed("intent-1", NOW),
                new Observation.OutcomeUnknown(),
                new Observation.StillUnclear(),
                stillRunning(),
                new Observation.LookFailed(Optional.empty()),
                new Observation.Finished(SOURCES),
                new Observation.JobFailed(REFUSAL),
                new Observation.Archived(RESULTS),
                new Observation.ArchiveFailed(NOW),
                new Observation.ArchiveFailed(List.of("https://cdn.example.com/fresh/0.mp4"), NOW),
                new Observation.StoreFailed(NOW),
                new Observation.LeaseExpired(),
                new Observation.TimePassed());
    }

    static boolean queuesASubmitAgain(Transition transition) {
        return !(transition.before().state() instanceof TaskState.Queued)
                && transition.after().state() instanceof TaskState.Queued;
    }

    static boolean unsent(Task task, Observation observation) {
        boolean submitted = task.state() instanceof TaskState.Submitting || task.state() instanceof TaskState.Unclear;
        return submitted && observation.equals(postponed("intent-1", NOW));
    }

    static Class<?>[] places(Task task) {
        return switch (task.state()) {
            case TaskState.Unconfirmed unconfirmed -> new Class<?>[] {Placement.Ready.class};
            case TaskState.Queued queued -> new Class<?>[] {Placement.Ready.class, Placement.Claimed.class};
            case TaskState.Submitting submitting -> new Class<?>[] {Placement.Claimed.class};
            case TaskState.Unclear unclear -> new Class<?>[] {Placement.Due.class};
            case TaskState.Running running -> new Class<?>[] {Placement.Due.class};
            case TaskState.Collecting collecting -> new Class<?>[] {Placement.Collect.class};
            case TaskState.Succeeded ended -> new Class<?>[] {Placement.Nowhere.class};
            case TaskState.Failed ended -> new Class<?>[] {Placement.Nowhere.class};
        };
    }
}
