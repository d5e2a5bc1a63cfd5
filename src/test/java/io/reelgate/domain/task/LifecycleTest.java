package io.reelgate.domain.task;

import static io.reelgate.domain.task.SampleTasks.CREATED;
import static io.reelgate.domain.task.SampleTasks.DEADLINE;
import static io.reelgate.domain.task.SampleTasks.INTENT;
import static io.reelgate.domain.task.SampleTasks.JOB;
import static io.reelgate.domain.task.SampleTasks.SOURCES;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Decision.Ignore;
import io.reelgate.domain.task.Decision.Snooze;
import io.reelgate.domain.task.Decision.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LifecycleTest {
    private static final Instant NOW = CREATED.plusSeconds(100);
    private static final Pace PACE = new Pace(Duration.ofSeconds(50), Duration.ofSeconds(70), Duration.ofSeconds(4));
    private static final Duration WINDOW = Duration.ofMinutes(5);
    private static final Failure REFUSAL = Failure.of(FailCode.CONTENT_VIOLATION);
    private static final List<Result> RESULTS = List.of(new Result("https://a/files/0.mp4", 5, "video/mp4", "00"));

    private final Lifecycle target = new Lifecycle((model, request) -> PACE, WINDOW);

    private Decision decide(Task task, Observation observation) {
        return target.apply(task, observation, NOW);
    }

    private Transition moved(Task task, Observation observation) {
        return moved(task, observation, NOW);
    }

    private Transition moved(Task task, Observation observation, Instant now) {
        Decision decision = target.apply(task, observation, now);
        assertThat(decision).isInstanceOf(Transition.class);
        return (Transition) decision;
    }

    private static Observation postponed(String token, Instant retryAt) {
        return new Observation.Postponed(Optional.of(token), retryAt);
    }

    private static Observation stillRunning() {
        return new Observation.StillRunning(OptionalInt.empty(), Optional.empty());
    }

    // queued

    @Test
    void anIntentMakesAQueuedTaskSubmittingUnderItsLease() {
        Task queued = SampleTasks.queued();

        Transition transition = moved(queued, new Observation.Marked(INTENT, NOW.plusSeconds(40)));

        assertThat(transition.after().state()).isEqualTo(new TaskState.Submitting(INTENT));
        assertThat(transition.after().version()).isEqualTo(queued.version() + 1);
        assertThat(transition.after().attempts()).isEqualTo(1);
        assertThat(transition.placement()).isEqualTo(new Placement.Claimed(NOW.plusSeconds(40)));
        assertThat(transition.effects()).isEmpty();
    }

    @Test
    void aRefusalBeforeTheSubmitFailsTheTask() {
        Transition transition = moved(SampleTasks.queued(), new Observation.Refused(REFUSAL));

        assertThat(transition.after().state()).isEqualTo(new TaskState.Failed(REFUSAL, NOW));
    }

    @Test
    void aQueuedTaskIsPutOffWithoutANewVersion() {
        assertThat(decide(SampleTasks.queued(), new Observation.Postponed(NOW.plusSeconds(3))))
                .isEqualTo(new Snooze(NOW.plusSeconds(3), OptionalInt.empty()));
    }

    @Test
    void aQueuedTaskIsNeverPutOffBeyondItsDeadline() {
        assertThat(decide(SampleTasks.queued(), new Observation.Postponed(DEADLINE.plusSeconds(3))))
                .isEqualTo(new Snooze(DEADLINE, OptionalInt.empty()));
    }

    @Test
    void oldNewsOfAnEarlierSubmitLeavesAQueuedTaskAlone() {
        assertThat(decide(SampleTasks.queued(), postponed("intent-0", NOW))).isEqualTo(new Ignore());
    }

    @Test
    void aQueuedTaskWhoseClaimLapsedIsReadyAgain() {
        Transition transition = moved(SampleTasks.queued(), new Observation.LeaseExpired());

        assertThat(transition.after().state()).isEqualTo(new TaskState.Queued());
        assertThat(transition.placement()).isEqualTo(new Placement.Ready());
        assertThat(transition.after().attempts()).isZero();
        assertThat(transition.effects()).isEmpty();
    }

    // submitting

    @Test
    void anAcceptedSubmitRunsAndIsLookedAtAtTheLowerEndOfItsUsualDuration() {
        Transition transition = moved(SampleTasks.submitting(), new Observation.Accepted("intent-1", "job-9"));

        assertThat(transition.after().state()).isEqualTo(new TaskState.Running(new Job("apixo", "job-9", NOW)));
        assertThat(((Placement.Due) transition.placement()).at())
                .isBetween(NOW.plusSeconds(50), NOW.plusSeconds(50).plus(PACE.interval()));
        assertThat(transition.effects()).containsExactly(new Effect.Publish());
    }

    @Test
    void tasksSubmittedTogetherAreNotLookedAtTogether() {
        Duration tenth = PACE.interval().dividedBy(10);
        Map<Long, Long> tenthToLooks = Stream.generate(SampleTasks::submitting)
                .limit(1_000)
                .map(task -> moved(task, new Observation.Accepted("intent-1", "job-9")))
                .map(transition -> ((Placement.Due) transition.placement()).at())
                .collect(groupingBy(at -> Duration.between(NOW, at).dividedBy(tenth), counting()));

        assertThat(tenthToLooks)
                .hasSize(10)
                .allSatisfy((part, looks) -> assertThat(looks).isBetween(60L, 140L));
    }

    @Test
    void tasksToldToWaitForTheSameTimeComeOneByOne() {
        Observation rest = new Observation.LookFailed(Optional.of(Duration.ofSeconds(60)));

        assertThat(Stream.generate(SampleTasks::running)
                        .limit(1_000)
                        .map(task -> ((Snooze) decide(task, rest)).at())
                        .distinct())
                .hasSizeGreaterThan(800)
                .allSatisfy(at -> assertThat(at).isBetween(NOW.plusSeconds(60), NOW.plusSeconds(66)));
    }

    @Test
    void theSameDecisionAboutATaskIsTheSameAgain() {
        Task running = SampleTasks.running();

        assertThat(decide(running, stillRunning())).isEqualTo(decide(running, stillRunning()));
    }

    @Test
    void theFirstLookIsNoLaterThanTheDeadline() {
        Instant late = DEADLINE.minusSeconds(10);

        assertThat(moved(SampleTasks.submitting(), new Observation.Accepted("intent-1", "job-9"), late)
                        .placement())
                .isEqualTo(new Placement.Due(DEADLINE));
    }

    @Test
    void anAcceptanceWithAnotherTokenIsIgnored() {
        assertThat(decide(SampleTasks.submitting(), new Observation.Accepted("intent-0", "job-9")))
                .isEqualTo(new Ignore());
    }

    @Test
    void aRefusedSubmitFailsTheTask() {
        assertThat(moved(SampleTasks.submitting(), new Observation.Refused(REFUSAL))
                        .after()
                        .state())
                .isEqualTo(new TaskState.Failed(REFUSAL, NOW));
    }

    @Test
    void aPostponedSubmitWaitsAgainAndIsKeptBack() {
        Transition transition = moved(SampleTasks.submitting(), postponed("intent-1", NOW.plusSeconds(9)));

        assertThat(transition.after().state()).isEqualTo(new TaskState.Queued());
        assertThat(transition.placement()).isEqualTo(new Placement.Claimed(NOW.plusSeconds(9)));
        assertThat(transition.effects()).isEmpty();
    }

    @Test
    void aPostponedSubmitIsKeptBackAtMostUntilTheDeadline() {
        assertThat(moved(SampleTasks.submitting(), postponed("intent-1", DEADLINE.plusSeconds(9)))
                        .placement())
                .isEqualTo(new Placement.Claimed(DEADLINE));
    }

    /** Otherwise a repeated commit of submit 1 would put the task back while submit 2 is being paid for. */
    @Test
    void newsOfAnEarlierPostponedSubmitNeverUndoesThePresentOne() {
        assertThat(decide(SampleTasks.submitting(), postponed("intent-0", NOW))).isEqualTo(new Ignore());
        assertThat(decide(SampleTasks.submitting(), new Observation.Postponed(NOW)))
                .isEqualTo(new Ignore());
    }

    @Test
    void anUnknownOutcomeIsUnclearAndNeverQueuedAgain() {
        Transition transition = moved(SampleTasks.submitting(), new Observation.OutcomeUnknown());

        assertThat(transition.after().state()).isEqualTo(new TaskState.Unclear(INTENT, NOW.plus(WINDOW)));
        assertThat(transition.placement()).isEqualTo(new Placement.Due(NOW.plus(WINDOW)));
        assertThat(transition.effects()).containsExactly(new Effect.Publish());
    }

    @Test
    void aSubmitWhoseLeaseEndedIsUnclear() {
        assertThat(moved(SampleTasks.submitting(), new Observation.LeaseExpired())
                        .after()
                        .state())
                .isEqualTo(new TaskState.Unclear(INTENT, NOW.plus(WINDOW)));
    }

    @Test
    void anUnclearSubmitIsWaitedForAtMostUntilTheDeadline() {
        Instant late = DEADLINE.minusSeconds(10);

        assertThat(moved(SampleTasks.submitting(), new Observation.OutcomeUnknown(), late)
                        .placement())
                .isEqualTo(new Placement.Due(DEADLINE));
    }

    // unclear

    @Test
    void aLateAcceptanceWithTheTokenIsNotThrownAway() {
        Task unclear = SampleTasks.unclear(NOW.minusSeconds(1));

        assertThat(moved(unclear, new Observation.Accepted("intent-1", "job-9"))
                        .after()
                        .state())
                .isEqualTo(new TaskState.Running(new Job("apixo", "job-9", NOW)));
    }

    @Test
    void aLateAcceptanceWithAnotherTokenIsIgnored() {
        assertThat(decide(SampleTasks.unclear(NOW), new Observation.Accepted("intent-0", "job-9")))
                .isEqualTo(new Ignore());
    }

    @Test
    void aLateRefusalFailsAnUnclearTask() {
        assertThat(moved(SampleTasks.unclear(NOW.plusSeconds(9)), new Observation.Refused(REFUSAL))
                        .after()
                        .state())
                .isEqualTo(new TaskState.Failed(REFUSAL, NOW));
    }

    @Test
    void newsThatNothingWasSubmittedEndsAnUnclearTaskInsteadOfMakingItPendingAgain() {
        assertThat(moved(SampleTasks.unclear(NOW.plusSeconds(9)), postponed("intent-1", NOW))
                        .after()
                        .state())
                .isEqualTo(new TaskState.Failed(Failure.of(FailCode.MODEL_UNAVAILABLE), NOW));
        assertThat(decide(SampleTasks.unclear(NOW.plusSeconds(9)), postponed("intent-0", NOW)))
                .isEqualTo(new Ignore());
    }

    @Test
    void anUnclearTaskWaitsForItsWindow() {
        Task unclear = SampleTasks.unclear(NOW.plusSeconds(9));

        assertThat(decide(unclear, new Observation.TimePassed()))
                .isEqualTo(new Snooze(NOW.plusSeconds(9), OptionalInt.empty()));
    }

    @Test
    void anUnclearTaskFailsOnceItsWindowHasPassed() {
        Transition transition = moved(SampleTasks.unclear(NOW), new Observation.TimePassed());

        assertThat(transition.after().state())
                .isInstanceOfSatisfying(
                        TaskState.Failed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo(FailCode.GENERATION_FAILED));
    }

    // running

    @Test
    void aRunningTaskIsLookedAtAgainAfterItsInterval() {
        Snooze snooze = (Snooze)
                decide(SampleTasks.running(), new Observation.StillRunning(OptionalInt.of(40), Optional.empty()));

        assertThat(snooze.at()).isBetween(NOW.plusSeconds(4), NOW.plusMillis(4_400));
        assertThat(snooze.progress()).hasValue(40);
    }

    @Test
    void aLongerRetryAfterIsObeyedAndAShorterOneIsNot() {
        Task running = SampleTasks.running();

        assertThat(nextLook(running, Duration.ofSeconds(30))).isBetween(NOW.plusSeconds(30), NOW.plusSeconds(33));
        assertThat(nextLook(running, Duration.ofSeconds(1))).isBetween(NOW.plusSeconds(4), NOW.plusMillis(4_400));
    }

    private Instant nextLook(Task task, Duration retryAfter) {
        return ((Snooze) decide(task, new Observation.LookFailed(Optional.of(retryAfter)))).at();
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
        assertThat(transition.placement()).isEqualTo(new Placement.Collect(late));
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
        assertThat(transition.placement()).isEqualTo(new Placement.Collect(NOW.plusSeconds(7)));
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

    static Stream<Task> unfinished() {
        return Stream.of(
                SampleTasks.queued(), SampleTasks.submitting(), SampleTasks.running(), SampleTasks.collecting());
    }

    @ParameterizedTest
    @MethodSource("unfinished")
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

    static Stream<Observation> anything() {
        return Stream.of(
                new Observation.Marked(INTENT, NOW),
                new Observation.Accepted("intent-1", "job-1"),
                new Observation.Refused(REFUSAL),
                new Observation.Postponed(NOW),
                postponed("intent-1", NOW),
                new Observation.OutcomeUnknown(),
                stillRunning(),
                new Observation.LookFailed(Optional.empty()),
                new Observation.Finished(SOURCES),
                new Observation.JobFailed(REFUSAL),
                new Observation.Archived(RESULTS),
                new Observation.ArchiveFailed(NOW),
                new Observation.ArchiveFailed(List.of("https://cdn.example.com/fresh/0.mp4"), NOW),
                new Observation.LeaseExpired(),
                new Observation.TimePassed());
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

    private static boolean queuesASubmitAgain(Transition transition) {
        return !(transition.before().state() instanceof TaskState.Queued)
                && transition.after().state() instanceof TaskState.Queued;
    }

    private static boolean unsent(Task task, Observation observation) {
        return task.state() instanceof TaskState.Submitting && observation.equals(postponed("intent-1", NOW));
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

    private static Class<?>[] places(Task task) {
        return switch (task.state()) {
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
