package io.reelgate.domain.task;

import static io.reelgate.domain.task.SampleTasks.DEADLINE;
import static io.reelgate.domain.task.SampleTasks.INTENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.task.Decision.Ignore;
import io.reelgate.domain.task.Decision.Snooze;
import io.reelgate.domain.task.Decision.Transition;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class LifecycleOfUnclearTest extends AtALifecycle {
    private static final Intent SECOND = new Intent("intent-2", "apixo", NOW);
    private static final Past DOUBTED = Past.NONE.doubting(INTENT);

    private final Lifecycle resubmitting =
            new Lifecycle((model, request) -> PACE, new UnclearRules(WINDOW, upstream -> UnclearPolicy.RESUBMIT_ONCE));

    private static Task unclear() {
        return SampleTasks.unclear(NOW.plusSeconds(90));
    }

    private Transition resubmitted(Task task, Observation observation) {
        return (Transition) resubmitting.apply(task, observation, NOW);
    }

    private static Observation accepted(String token) {
        return new Observation.Accepted(token, "job-9");
    }

    private void runsAt(Task task, String token) {
        assertThat(moved(task, accepted(token)).after().state())
                .isEqualTo(new TaskState.Running(new Job("apixo", "job-9", NOW)));
    }

    // news

    @Test
    void aLateAcceptanceWithTheTokenIsNotThrownAway() {
        runsAt(SampleTasks.unclear(NOW.minusSeconds(1)), "intent-1");
    }

    @Test
    void aLateAcceptanceWithAnotherTokenIsIgnored() {
        assertThat(decide(unclear(), accepted("intent-0"))).isEqualTo(new Ignore());
    }

    @Test
    void aLateRefusalFailsAnUnclearTask() {
        assertThat(moved(unclear(), new Observation.Refused(Optional.of("intent-1"), REFUSAL))
                        .after()
                        .state())
                .isEqualTo(new TaskState.Failed(REFUSAL, NOW));
        assertThat(decide(unclear(), new Observation.Refused(Optional.of("intent-0"), REFUSAL)))
                .isEqualTo(new Ignore());
    }

    @Test
    void newsThatNothingWasSubmittedQueuesItAgainAndItStaysProcessing() {
        Transition transition = moved(unclear(), postponed("intent-1", NOW.plusSeconds(2)));

        assertThat(transition.after().state()).isEqualTo(new TaskState.Queued(Past.NONE.shown(INTENT)));
        assertThat(transition.after().state().publicState()).isEqualTo(PublicState.PROCESSING);
        assertThat(transition.placement()).isEqualTo(new Placement.Claimed(NOW.plusSeconds(2)));
        assertThat(transition.effects()).isEmpty();
        assertThat(decide(unclear(), postponed("intent-0", NOW))).isEqualTo(new Ignore());
    }

    @Test
    void whatWasShownAsProcessingIsNeverPendingAgain() {
        Task queued = moved(unclear(), postponed("intent-1", NOW)).after();
        Task submitting = moved(queued, new Observation.Marked(SECOND, NOW.plusSeconds(35)))
                .after();
        Task waiting = moved(submitting, postponed("intent-2", NOW)).after();
        Task lapsed = moved(waiting, new Observation.LeaseExpired()).after();

        assertThat(new Task[] {queued, submitting, waiting, lapsed})
                .extracting(task -> task.state().publicState())
                .containsOnly(PublicState.PROCESSING);
        assertThat(Progress.of(lapsed, PACE, NOW).percent())
                .isEqualTo(Progress.of(unclear(), PACE, NOW).percent());
    }

    // the window

    @Test
    void anUnclearTaskWhoseUpstreamCannotBeAskedWaitsForItsWindow() {
        assertThat(decide(unclear(), new Observation.TimePassed()))
                .isEqualTo(new Snooze(NOW.plusSeconds(90), OptionalInt.empty()));
    }

    @Test
    void anUpstreamThatKnowsNothingYetIsAskedAgainUntilTheWindowEnds() {
        assertThat(decide(unclear(), new Observation.StillUnclear()))
                .isEqualTo(new Snooze(NOW.plusSeconds(30), OptionalInt.empty()));
        assertThat(decide(SampleTasks.unclear(NOW.plusSeconds(9)), new Observation.StillUnclear()))
                .isEqualTo(new Snooze(NOW.plusSeconds(9), OptionalInt.empty()));
    }

    @Test
    void anUnclearTaskFailsOnceItsWindowHasPassed() {
        for (Observation nothing : new Observation[] {new Observation.TimePassed(), new Observation.StillUnclear()}) {
            Transition transition = moved(SampleTasks.unclear(NOW), nothing);

            assertThat(transition.after().state())
                    .isInstanceOfSatisfying(
                            TaskState.Failed.class,
                            failed -> assertThat(failed.failure().code()).isEqualTo(FailCode.GENERATION_FAILED));
            assertThat(transition.effects()).contains(new Effect.ReleaseSlot());
        }
    }

    // resubmit-once

    @Test
    void isSubmittedOnceMoreWhereTheUpstreamsPolicySaysSo() {
        Transition transition = resubmitted(SampleTasks.unclear(NOW), new Observation.TimePassed());

        assertThat(transition.after().state()).isEqualTo(new TaskState.Queued(DOUBTED));
        assertThat(transition.after().state().publicState()).isEqualTo(PublicState.PROCESSING);
        assertThat(transition.placement()).isEqualTo(new Placement.Ready());
        assertThat(transition.effects()).isEmpty();
    }

    @Test
    void aSecondAmbiguousOutcomeIsTheLast() {
        Task second = SampleTasks.in(new TaskState.Submitting(SECOND, DOUBTED));

        Task unclear = resubmitted(second, new Observation.OutcomeUnknown()).after();
        assertThat(unclear.state()).isEqualTo(new TaskState.Unclear(SECOND, NOW.plus(WINDOW), DOUBTED));

        Instant end = NOW.plus(WINDOW);
        Transition last = (Transition) resubmitting.apply(unclear, new Observation.TimePassed(), end);
        assertThat(last.after().state()).isInstanceOf(TaskState.Failed.class);
    }

    @Test
    void theRepetitionIsRememberedWhenItHasToWait() {
        Task second = SampleTasks.in(new TaskState.Submitting(SECOND, DOUBTED));

        assertThat(resubmitted(second, postponed("intent-2", NOW)).after().state())
                .isEqualTo(new TaskState.Queued(DOUBTED));
        assertThat(resubmitted(SampleTasks.in(new TaskState.Queued(DOUBTED)), new Observation.LeaseExpired())
                        .after()
                        .state())
                .isEqualTo(new TaskState.Queued(DOUBTED));
    }

    @Test
    void isNotSubmittedAgainOnceItsDeadlineHasPassed() {
        Transition transition =
                (Transition) resubmitting.apply(SampleTasks.unclear(DEADLINE), new Observation.TimePassed(), DEADLINE);

        assertThat(transition.after().state()).isInstanceOf(TaskState.Failed.class);
    }

    /** It is paid for: with it the repetition is not sent any more, or its own job is the one that is dropped. */
    @Test
    void aLateAcceptanceOfTheFirstSubmitCountsUntilAnotherJobIsKnown() {
        runsAt(SampleTasks.in(new TaskState.Queued(DOUBTED)), "intent-1");
        runsAt(SampleTasks.in(new TaskState.Submitting(SECOND, DOUBTED)), "intent-1");
        runsAt(SampleTasks.in(new TaskState.Unclear(SECOND, NOW, DOUBTED)), "intent-1");
        runsAt(SampleTasks.in(new TaskState.Submitting(SECOND, DOUBTED)), "intent-2");
        runsAt(SampleTasks.in(new TaskState.Unclear(SECOND, NOW, DOUBTED)), "intent-2");
        assertThat(decide(SampleTasks.running(), accepted("intent-1"))).isEqualTo(new Ignore());
    }
}
