package io.reelgate.domain.task;

import static io.reelgate.domain.task.SampleTasks.CREATED;
import static io.reelgate.domain.task.SampleTasks.DEADLINE;
import static io.reelgate.domain.task.SampleTasks.INTENT;
import static io.reelgate.domain.task.SampleTasks.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.route.Decline;
import io.reelgate.domain.route.Decline.Reason;
import io.reelgate.domain.task.Decision.Ignore;
import io.reelgate.domain.task.Decision.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleOfDeclinesTest extends AtALifecycle {
    private static Observation declined(Reason reason, Instant until) {
        return new Observation.Declined("intent-1", reason, until);
    }

    private static Task tried(Attempts attempts) {
        Task task = SampleTasks.submitting();
        return new Task(
                task.id(),
                task.account(),
                task.model(),
                task.request(),
                task.state(),
                task.version(),
                attempts,
                task.createTime(),
                task.deadline(),
                task.upstreamProgress());
    }

    private static Attempts overloaded(int times) {
        Attempts attempts = Attempts.NONE;
        for (int turn = 0; turn < times; turn++) {
            attempts = attempts.begin(INTENT).came("overloaded", NOW);
        }
        return attempts.begin(INTENT);
    }

    private static Decline decline(Transition transition) {
        return transition.after().state().declines().getFirst();
    }

    @ParameterizedTest
    @EnumSource(
            value = Reason.class,
            names = {"ACCOUNT", "UNKNOWN_MODEL", "BUSY"})
    void aDeclinedTaskIsReadyForItsNextRouteAtOnce(Reason reason) {
        Transition transition = moved(tried(overloaded(0)), declined(reason, NOW.plusSeconds(60)));

        assertThat(transition.after().state()).isInstanceOf(TaskState.Queued.class);
        assertThat(transition.placement()).isEqualTo(new Placement.Ready());
        assertThat(transition.effects()).isEmpty();
        assertThat(decline(transition).lane()).isEqualTo("apixo");
        assertThat(decline(transition).reason()).isEqualTo(reason);
        assertThat(transition.after().attempts().last().getLast())
                .isEqualTo(new Attempt("apixo", INTENT.at(), Optional.of(reason.word()), Optional.of(NOW)));
        assertThat(transition.irretrievable()).isTrue();
    }

    @Test
    void aLaneThatAsksForPatienceIsLeftAloneForThatLong() {
        assertThat(decline(moved(tried(overloaded(0)), declined(Reason.BUSY, NOW.plusSeconds(30))))
                        .until())
                .isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void aLaneIsAskedEverMoreRarelyForATaskThatHasLongBeenWaiting() {
        Duration first = wait(CREATED.plusSeconds(2));
        Duration later = wait(CREATED.plusSeconds(600));

        assertThat(first).isBetween(Duration.ofMillis(500), Duration.ofSeconds(1));
        assertThat(later).isBetween(Duration.ofMillis(7_500), Duration.ofSeconds(15));
    }

    private Duration wait(Instant now) {
        Transition transition = moved(tried(overloaded(0)), declined(Reason.BUSY, now), now);
        return Duration.between(now, decline(transition).until());
    }

    @Test
    void aLaneThatSomebodyHasToLookAfterIsLeftAloneForMinutes() {
        assertThat(decline(moved(tried(overloaded(0)), declined(Reason.ACCOUNT, NOW)))
                        .until())
                .isEqualTo(NOW.plusSeconds(600));
    }

    @Test
    void aLaneThatIsOutOfOrderForAMomentIsTriedTwiceMore() {
        for (int tries = 0; tries < 2; tries++) {
            Transition again = moved(tried(overloaded(tries)), declined(Reason.OVERLOADED, NOW.plusSeconds(2)));
            assertThat(again.after().state()).isEqualTo(new TaskState.Queued());
            assertThat(((Placement.Claimed) again.placement()).leaseEnd())
                    .isBetween(NOW.plusSeconds(2), NOW.plusSeconds(3));
        }
        Transition given = moved(tried(overloaded(2)), declined(Reason.OVERLOADED, NOW.plusSeconds(2)));
        assertThat(given.placement()).isEqualTo(new Placement.Ready());
        assertThat(decline(given).reason()).isEqualTo(Reason.OVERLOADED);
    }

    @Test
    void aLaneThatIsOutOfOrderForLongIsNotWaitedFor() {
        Transition transition = moved(tried(overloaded(0)), declined(Reason.OVERLOADED, NOW.plusSeconds(30)));

        assertThat(transition.placement()).isEqualTo(new Placement.Ready());
        assertThat(decline(transition).until()).isEqualTo(NOW.plusSeconds(30));
    }

    @Test
    void declinesAddUpUntilTheyNoLongerHold() {
        Decline gone = new Decline("gone", Reason.BUSY, NOW);
        Decline standing = new Decline("kie", Reason.BUSY, NOW.plusSeconds(1));
        Decline older = new Decline("apixo", Reason.BUSY, NOW.plusSeconds(1));
        Past past = new Past(Optional.empty(), Optional.empty(), List.of(gone, standing, older));
        Task task = SampleTasks.in(new TaskState.Submitting(INTENT, past));

        assertThat(moved(task, declined(Reason.ACCOUNT, NOW)).after().state().declines())
                .containsExactly(standing, new Decline("apixo", Reason.ACCOUNT, NOW.plusSeconds(600)));
    }

    @Test
    void newsOfAnEarlierSubmitIsNoNewsOfThePresentOne() {
        assertThat(decide(SampleTasks.submitting(), new Observation.Declined("intent-0", Reason.BUSY, NOW)))
                .isEqualTo(new Ignore());
        assertThat(decide(SampleTasks.queued(), declined(Reason.BUSY, NOW))).isEqualTo(new Ignore());
        assertThat(decide(SampleTasks.running(), declined(Reason.BUSY, NOW))).isEqualTo(new Ignore());
    }

    /** A submit that seemed lost was declined after all: callers have seen it processing. */
    @Test
    void aLateDeclineKeepsTheTaskProcessing() {
        Transition transition =
                moved(SampleTasks.unclear(NOW.plusSeconds(60)), declined(Reason.BUSY, NOW.plusSeconds(9)));

        assertThat(transition.after().state().publicState()).isEqualTo(PublicState.PROCESSING);
        assertThat(transition.placement()).isEqualTo(new Placement.Ready());
        assertThat(transition.effects()).isEmpty();
    }

    @Test
    void aTaskThatNobodyTakesFails() {
        assertThat(moved(SampleTasks.queued(), new Observation.Unroutable())
                        .after()
                        .state())
                .isEqualTo(new TaskState.Failed(Failure.of(FailCode.MODEL_UNAVAILABLE), NOW));
        assertThat(decide(SampleTasks.submitting(), new Observation.Unroutable()))
                .isEqualTo(new Ignore());
    }

    // jobs that failed

    private static final Observation FREE = new Observation.JobFailed(Failure.of(FailCode.GENERATION_FAILED), true);

    @Test
    void aFailedJobThatCostsNothingMovesOnAndStaysProcessing() {
        Task running = tried(overloaded(0));
        running = running.moveTo(new TaskState.Running(JOB), running.attempts().came("accepted", NOW));

        Transition transition = moved(running, FREE);

        assertThat(transition.after().state())
                .isEqualTo(new TaskState.Queued(new Past(
                        Optional.of(JOB.submittedAt()),
                        Optional.empty(),
                        List.of(new Decline("apixo", Reason.GAVE_UP, DEADLINE)))));
        assertThat(transition.after().state().publicState()).isEqualTo(PublicState.PROCESSING);
        assertThat(transition.placement()).isEqualTo(new Placement.Ready());
        assertThat(transition.effects()).isEmpty();
    }

    @Test
    void onlyOnceDoesATaskMoveOn() {
        Attempts once =
                Attempts.NONE.begin(INTENT).came("failed", NOW).begin(INTENT).came("accepted", NOW);
        Task second = tried(once).moveTo(new TaskState.Running(JOB), once);

        assertThat(moved(second, FREE).after().state())
                .isEqualTo(new TaskState.Failed(Failure.of(FailCode.GENERATION_FAILED), NOW));
    }

    @Test
    void aTaskThatMovedOnAndIsTakenByNobodyFailedByItsJob() {
        Attempts once = Attempts.NONE.begin(INTENT).came("failed", NOW);
        Task waiting = tried(once).moveTo(new TaskState.Queued(Past.after(JOB)), once);

        assertThat(moved(waiting, new Observation.Unroutable()).after().state())
                .isEqualTo(new TaskState.Failed(Failure.of(FailCode.GENERATION_FAILED), NOW));
    }

    @Test
    void noTaskMovesOnAfterItsDeadline() {
        assertThat(moved(SampleTasks.running(), FREE, DEADLINE).after().state()).isInstanceOf(TaskState.Failed.class);
    }
}
