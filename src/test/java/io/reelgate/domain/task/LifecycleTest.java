package io.reelgate.domain.task;

import static io.reelgate.domain.task.SampleTasks.CREATED;
import static io.reelgate.domain.task.SampleTasks.DEADLINE;
import static io.reelgate.domain.task.SampleTasks.JOB;
import static io.reelgate.domain.task.SampleTasks.SOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.task.Decision.Ignore;
import io.reelgate.domain.task.Decision.Snooze;
import io.reelgate.domain.task.Decision.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest extends AtALifecycle {
    // running

    @Test
    void aRunningTaskIsLookedAtEachIntervalHoweverLateEachLookComes() {
        Task running = SampleTasks.running();
        Instant first = lookAfter(running, NOW);
        Instant second = lookAfter(running, first);
        Instant third = lookAfter(running, second.plusMillis(900));

        assertThat(first).isBetween(NOW.plusSeconds(2), NOW.plusSeconds(6));
        assertThat(third).isEqualTo(second.plus(INTERVAL));
    }

    @Test
    void aLookKeepsTheProgressThatWasTold() {
        Observation told = new Observation.StillRunning(OptionalInt.of(40), Optional.empty());

        assertThat(((Snooze) decide(SampleTasks.running(), told)).progress()).hasValue(40);
    }

    @Test
    void aLookBeforeItsTimeIsFollowedByTheFirstOneOfTheCadence() {
        Instant submitted = JOB.submittedAt();

        assertThat(lookAfter(SampleTasks.running(), submitted.plusSeconds(3)))
                .isBetween(submitted.plusSeconds(50), submitted.plusSeconds(54));
    }

    @Test
    void aTaskIsLookedAtInTheCadenceOfItsLane() {
        Pace slow = new Pace(Duration.ofSeconds(50), Duration.ofSeconds(70), Duration.ofSeconds(60));
        Paces paces = new Paces() {
            @Override
            public Pace of(String model, GenerateRequest request) {
                return PACE;
            }

            @Override
            public Pace at(String lane, String model, GenerateRequest request) {
                return lane.equals(JOB.route()) ? slow : PACE;
            }
        };
        Decision decision = new Lifecycle(paces, WINDOW).apply(SampleTasks.running(), stillRunning(), NOW);

        assertThat(((Snooze) decision).at()).isAfterOrEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void aClockThatStandsBehindTheSubmitterDoesNoHarm() {
        Instant submitted = JOB.submittedAt();

        assertThat(lookAfter(SampleTasks.running(), submitted.minusSeconds(5)))
                .isBetween(submitted.plusSeconds(50), submitted.plusSeconds(54));
    }

    @Test
    void aLongerRetryAfterIsObeyedAndAShorterOneIsNot() {
        Task running = SampleTasks.running();

        assertThat(nextLook(running, Duration.ofSeconds(30))).isBetween(NOW.plusSeconds(30), NOW.plusSeconds(33));
        assertThat(nextLook(running, Duration.ofSeconds(1))).isEqualTo(lookAfter(running, NOW));
    }

    private Instant lookAfter(Task task, Instant now) {
        return ((Snooze) target.apply(task, stillRunning(), now)).at();
    }

    @Test
    void noLookIsPlannedBeyondTheDeadline() {
        assertThat(target.apply(SampleTasks.running(), stillRunning(), DEADLINE.minusSeconds(1)))
                .isEqualTo(new Snooze(DEADLINE, OptionalInt.empty()));
    }

    @Test
    void theLookAtTheDeadlineIsTheLast() {
        Failure timeout = Failure.of(FailCode.PROCESSING_TIMEOUT);

        assertThat(moved(SampleTasks.running(), stillRunning(), DEADLINE)
                        .after()
                        .state())
                .isEqualTo(new TaskState.Failed(timeout, DEADLINE));
        assertThat(moved(SampleTasks.running(), new Observation.LookFailed(Optional.empty()), DEADLINE)
                        .after()
                        .state())
                .isEqualTo(new TaskState.Failed(timeout, DEADLINE));
    }

    @Test
    void aJobThatFinishedIsCollectedEvenAfterTheDeadline() {
        Instant late = DEADLINE.plusSeconds(60);

        Transition transition = moved(SampleTasks.running(), new Observation.Finished(SOURCES), late);

        assertThat(transition.after().state()).isEqualTo(new TaskState.Collecting(JOB, SOURCES));
        assertThat(transition.placement())
                .isEqualTo(new Placement.Collect(late, SampleTasks.DEADLINE.plus(Duration.ofHours(24))));
        assertThat(transition.effects()).isEmpty();
    }

    @Test
    void aFailedJobFailsTheTask() {
        assertThat(moved(SampleTasks.running(), new Observation.JobFailed(REFUSAL))
                        .after()
                        .state())
                .isEqualTo(new TaskState.Failed(REFUSAL, NOW));
    }

    // collecting

    @Test
    void archivedResultsMakeASuccess() {
        Transition transition = moved(SampleTasks.collecting(), new Observation.Archived(RESULTS));

        assertThat(transition.after().state()).isEqualTo(new TaskState.Succeeded(RESULTS, NOW));
        assertThat(transition.effects()).containsExactly(new Effect.Publish(), new Effect.ReleaseSlot());
    }

    @Test
    void aFailedCopyIsTriedAgain() {
        assertThat(decide(SampleTasks.collecting(), new Observation.ArchiveFailed(NOW.plusSeconds(7))))
                .isEqualTo(new Snooze(NOW.plusSeconds(7), OptionalInt.empty()));
    }

    @Test
    void aFailedCopyIsTriedAgainWhereTheUpstreamSaysItIsNow() {
        List<String> fresh = List.of("https://cdn.example.com/fresh/0.mp4");

        Transition transition =
                moved(SampleTasks.collecting(), new Observation.ArchiveFailed(fresh, NOW.plusSeconds(7)));

        assertThat(transition.after().state()).isEqualTo(new TaskState.Collecting(JOB, fresh));
        assertThat(transition.placement())
                .isEqualTo(new Placement.Collect(NOW.plusSeconds(7), SampleTasks.DEADLINE.plus(Duration.ofHours(24))));
        assertThat(transition.effects()).isEmpty();
        assertThat(decide(SampleTasks.collecting(), new Observation.ArchiveFailed(SOURCES, NOW.plusSeconds(7))))
                .isEqualTo(new Snooze(NOW.plusSeconds(7), OptionalInt.empty()));
    }

    @Test
    void aResultThatCannotBeHadFailsTheTask() {
        assertThat(moved(SampleTasks.collecting(), new Observation.JobFailed(REFUSAL))
                        .after()
                        .state())
                .isEqualTo(new TaskState.Failed(REFUSAL, NOW));
    }

    // ends

    @Test
    void theEndDropsTheRequestReleasesTheSlotAndCallsBack() {
        Task running = SampleTasks.withCallback(SampleTasks.running());

        Transition transition = moved(running, new Observation.JobFailed(REFUSAL));

        assertThat(transition.after().request()).isEmpty();
        assertThat(transition.placement()).isEqualTo(new Placement.Nowhere());
        assertThat(transition.effects())
                .containsExactly(
                        new Effect.Publish(), new Effect.ReleaseSlot(), new Effect.CallBack(SampleTasks.CALLBACK_URL));
    }

    @Test
    void noTaskEndsBeforeItBegan() {
        assertThat(moved(SampleTasks.running(), new Observation.JobFailed(REFUSAL), CREATED.minusMillis(5))
                        .after()
                        .state())
                .isEqualTo(new TaskState.Failed(REFUSAL, CREATED));
    }

    static Stream<Task> whatMayHang() {
        return unfinished().filter(task -> !(task.state() instanceof TaskState.Collecting));
    }

    @ParameterizedTest
    @MethodSource("whatMayHang")
    void theDeadlineEndsWhateverHangs(Task task) {
        assertThat(moved(task, new Observation.TimePassed(), DEADLINE).after().state())
                .isEqualTo(new TaskState.Failed(Failure.of(FailCode.PROCESSING_TIMEOUT), DEADLINE));
    }

    @ParameterizedTest
    @MethodSource("unfinished")
    void nothingEndsBeforeTheDeadline(Task task) {
        assertThat(target.apply(task, new Observation.TimePassed(), DEADLINE.minusMillis(1)))
                .isEqualTo(new Ignore());
    }

    @ParameterizedTest
    @MethodSource("anything")
    void aTerminalStateNeverChanges(Observation observation) {
        Instant late = DEADLINE.plusSeconds(1);

        assertThat(target.apply(SampleTasks.in(new TaskState.Succeeded(RESULTS, NOW)), observation, late))
                .isEqualTo(new Ignore());
        assertThat(target.apply(SampleTasks.in(new TaskState.Failed(REFUSAL, NOW)), observation, late))
                .isEqualTo(new Ignore());
    }

    /** What money and the contract forbid, over every state and every observation. */
    @ParameterizedTest
    @MethodSource("anything")
    void noTransitionGoesBackInPublicAndOnlyAProvablyUnsentSubmitIsQueuedAgain(Observation observation) {
        Stream.concat(unfinished(), Stream.of(SampleTasks.unclear(NOW))).forEach(task -> {
            if (decide(task, observation) instanceof Transition transition) {
                PublicState before = task.state().publicState();
                assertThat(transition.after().state().publicState()).isGreaterThanOrEqualTo(before);
                assertThat(queuesASubmitAgain(transition)).isEqualTo(unsent(task, observation));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("anything")
    void everyTransitionPlacesTheTaskWhereItsStateIsPickedUp(Observation observation) {
        Stream.concat(unfinished(), Stream.of(SampleTasks.unclear(NOW))).forEach(task -> {
            if (decide(task, observation) instanceof Transition transition) {
                assertThat(transition.placement()).isInstanceOfAny(places(transition.after()));
            }
        });
    }
}
