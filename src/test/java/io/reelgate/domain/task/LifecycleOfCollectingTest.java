package io.reelgate.domain.task;

import static io.reelgate.domain.task.SampleTasks.DEADLINE;
import static io.reelgate.domain.task.SampleTasks.JOB;
import static io.reelgate.domain.task.SampleTasks.SOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Decision.Ignore;
import io.reelgate.domain.task.Decision.Snooze;
import io.reelgate.domain.task.Decision.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Whose fault it is that a result is not archived decides how long it may take. */
class LifecycleOfCollectingTest extends AtALifecycle {
    private static final Instant PATIENCE = DEADLINE.plus(Duration.ofHours(24));
    private static final Instant LATE = DEADLINE.plusSeconds(60);
    private static final List<String> FRESH = List.of("https://cdn.example.com/fresh/0.mp4");
    private static final Task HELD_UP = SampleTasks.in(new TaskState.Collecting(JOB, SOURCES, true));

    @Test
    void aStoreThatTakesNothingIsTriedAgainAndRemembered() {
        Transition transition = moved(SampleTasks.collecting(), new Observation.StoreFailed(LATE.plusSeconds(5)), LATE);

        assertThat(transition.after().state()).isEqualTo(HELD_UP.state());
        assertThat(transition.placement()).isEqualTo(new Placement.Collect(LATE.plusSeconds(5), PATIENCE));
        assertThat(transition.effects()).isEmpty();
    }

    @Test
    void itIsRememberedOnce() {
        assertThat(target.apply(HELD_UP, new Observation.StoreFailed(LATE.plusSeconds(5)), LATE))
                .isEqualTo(new Snooze(LATE.plusSeconds(5), OptionalInt.empty()));
    }

    @Test
    void aStoreThatTakesNothingEndsATaskWhenPatienceIsOver() {
        assertThat(target.apply(HELD_UP, new Observation.StoreFailed(PATIENCE), PATIENCE.minusMillis(1)))
                .isInstanceOf(Snooze.class);
        assertThat(moved(HELD_UP, new Observation.StoreFailed(PATIENCE), PATIENCE)
                        .after()
                        .state())
                .isEqualTo(timeout(PATIENCE));
    }

    @Test
    void aSourceThatGivesNothingEndsATaskFromItsDeadlineOn() {
        assertThat(moved(SampleTasks.collecting(), new Observation.ArchiveFailed(LATE), DEADLINE)
                        .after()
                        .state())
                .isEqualTo(timeout(DEADLINE));
        assertThat(moved(SampleTasks.collecting(), new Observation.ArchiveFailed(FRESH, LATE), DEADLINE)
                        .after()
                        .state())
                .isEqualTo(timeout(DEADLINE));
    }

    @Test
    void theLastTryOfASourceComesWithTheDeadline() {
        assertThat(target.apply(
                        SampleTasks.collecting(), new Observation.ArchiveFailed(LATE), DEADLINE.minusSeconds(1)))
                .isEqualTo(new Snooze(DEADLINE, OptionalInt.empty()));
    }

    /** While the store took nothing the upstream's links may have ended: they are asked for, and tried, once more. */
    @Test
    void aSourceIsTriedOnceMoreWhereTheStoreHeldItUp() {
        Transition again = moved(HELD_UP, new Observation.ArchiveFailed(FRESH, LATE.plusSeconds(1)), LATE);

        assertThat(again.after().state()).isEqualTo(new TaskState.Collecting(JOB, FRESH));
        assertThat(again.placement()).isEqualTo(new Placement.Collect(LATE.plusSeconds(1), PATIENCE));
        assertThat(moved(again.after(), new Observation.ArchiveFailed(LATE), LATE.plusSeconds(1))
                        .after()
                        .state())
                .isEqualTo(timeout(LATE.plusSeconds(1)));
    }

    /** Old links fail again and say nothing: the try that is owed is one with links that the upstream gives now. */
    @Test
    void anUpstreamThatGivesNoLinksCostsATaskNoneOfItsTries() {
        Observation unseen = new Observation.ArchiveFailed(LATE.plusSeconds(1));

        assertThat(target.apply(HELD_UP, unseen, LATE)).isEqualTo(new Snooze(LATE.plusSeconds(1), OptionalInt.empty()));
        assertThat(moved(HELD_UP, unseen, PATIENCE).after().state()).isEqualTo(timeout(PATIENCE));
    }

    @Test
    void whatIsArchivedLateCounts() {
        assertThat(moved(HELD_UP, new Observation.Archived(RESULTS), LATE)
                        .after()
                        .state())
                .isEqualTo(new TaskState.Succeeded(RESULTS, LATE));
    }

    /** A copy may be under way that ends well. */
    @Test
    void theSweepLeavesItToTheArchive() {
        Transition left = moved(SampleTasks.collecting(), new Observation.TimePassed(), LATE);

        assertThat(left.after().state()).isEqualTo(SampleTasks.collecting().state());
        assertThat(left.placement()).isEqualTo(new Placement.Collect(LATE, PATIENCE));
        assertThat(target.apply(SampleTasks.collecting(), new Observation.TimePassed(), DEADLINE.minusMillis(1)))
                .isEqualTo(new Ignore());
        assertThat(moved(SampleTasks.collecting(), new Observation.TimePassed(), PATIENCE)
                        .after()
                        .state())
                .isEqualTo(timeout(PATIENCE));
    }

    private static TaskState timeout(Instant end) {
        return new TaskState.Failed(Failure.of(FailCode.PROCESSING_TIMEOUT), end);
    }
}
