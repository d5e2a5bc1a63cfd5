package io.reelgate.domain.task;

import static io.reelgate.domain.task.SampleTasks.DEADLINE;
import static io.reelgate.domain.task.SampleTasks.INTENT;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Decision.Ignore;
import io.reelgate.domain.task.Decision.Snooze;
import io.reelgate.domain.task.Decision.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LifecycleOfSubmitsTest extends AtALifecycle {
    // queued

    @Test
    void anIntentMakesAQueuedTaskSubmittingUnderItsLease() {
        Task queued = SampleTasks.queued();

        Transition transition = moved(queued, new Observation.Marked(INTENT, NOW.plusSeconds(40)));

        assertThat(transition.after().state()).isEqualTo(new TaskState.Submitting(INTENT));
        assertThat(transition.after().version()).isEqualTo(queued.version() + 1);
        assertThat(transition.after().attempts().count()).isEqualTo(1);
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
        assertThat(transition.after().attempts().count()).isZero();
        assertThat(transition.effects()).isEmpty();
    }

    // unconfirmed

    @Test
    void anUnconfirmedTaskThatNobodyRevokedIsReadyAndAnnounced() {
        Task unconfirmed = SampleTasks.queued().unconfirmed();

        Transition transition = moved(unconfirmed, new Observation.LeaseExpired());

        assertThat(transition.after().state()).isEqualTo(new TaskState.Queued());
        assertThat(transition.placement()).isEqualTo(new Placement.Ready());
        assertThat(transition.effects()).containsExactly(new Effect.Publish());
    }

    @Test
    void nothingElseMovesAnUnconfirmedTask() {
        Stream<Observation> others =
                anything().filter(observation -> !(observation instanceof Observation.LeaseExpired));

        assertThat(others)
                .allSatisfy(observation -> assertThat(
                                target.apply(SampleTasks.queued().unconfirmed(), observation, DEADLINE))
                        .isEqualTo(new Ignore()));
    }

    // submitting

    @Test
    void anAcceptedSubmitRunsAndIsLookedAtAtTheLowerEndOfItsUsualDuration() {
        Transition transition = moved(SampleTasks.submitting(), new Observation.Accepted("intent-1", "job-9"));

        assertThat(transition.after().state()).isEqualTo(new TaskState.Running(new Job("apixo", "job-9", NOW)));
        assertThat(((Placement.Due) transition.placement()).at())
                .isBetween(NOW.plusSeconds(50), NOW.plusSeconds(50).plus(INTERVAL));
        assertThat(transition.effects()).containsExactly(new Effect.Publish());
    }

    @Test
    void tasksSubmittedTogetherAreNotLookedAtTogether() {
        Duration tenth = INTERVAL.dividedBy(10);
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

    /** Otherwise news of submit 1 would end or doubt the task while submit 2 is being paid for. */
    @Test
    void newsOfAnEarlierSubmitIsNoNewsOfThePresentOne() {
        assertThat(decide(SampleTasks.submitting(), new Observation.Refused(Optional.of("intent-0"), REFUSAL)))
                .isEqualTo(new Ignore());
        assertThat(decide(SampleTasks.submitting(), new Observation.OutcomeUnknown(Optional.of("intent-0"))))
                .isEqualTo(new Ignore());
        assertThat(decide(SampleTasks.queued(), new Observation.Refused(Optional.of("intent-0"), REFUSAL)))
                .isEqualTo(new Ignore());
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
        assertThat(transition.placement()).isEqualTo(new Placement.Due(NOW.plusSeconds(5)));
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
        Instant late = DEADLINE.minusSeconds(3);

        Transition transition = moved(SampleTasks.submitting(), new Observation.OutcomeUnknown(), late);

        assertThat(transition.after().state()).isEqualTo(new TaskState.Unclear(INTENT, DEADLINE));
        assertThat(transition.placement()).isEqualTo(new Placement.Due(DEADLINE));
    }
}
