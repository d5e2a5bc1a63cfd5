package io.reelgate.domain.task;

import static io.reelgate.domain.task.SampleTasks.CREATED;
import static io.reelgate.domain.task.SampleTasks.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Progress.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Pace PACE = new Pace(Duration.ofSeconds(50), Duration.ofSeconds(100), Duration.ofSeconds(4));

    private static Progress at(Task task, Duration sinceSubmit) {
        return Progress.of(task, PACE, JOB.submittedAt().plus(sinceSubmit));
    }

    @Test
    void aQueuedTaskHasNotBegun() {
        assertThat(at(SampleTasks.queued(), Duration.ofMinutes(3)))
                .isEqualTo(new Progress(0, Source.ESTIMATED, OptionalLong.of(100_000)));
    }

    @Test
    void anEstimateGrowsWithTheTimeSinceTheSubmit() {
        assertThat(at(SampleTasks.running(), Duration.ofSeconds(50)))
                .isEqualTo(new Progress(47, Source.ESTIMATED, OptionalLong.of(50_000)));
    }

    @Test
    void anEstimateNeverReachesTheEndHoweverLongItTakes() {
        int previous = 0;
        for (int seconds = 0; seconds < 20_000; seconds += 10) {
            int percent = at(SampleTasks.running(), Duration.ofSeconds(seconds)).percent();
            assertThat(percent).isBetween(previous, 99);
            previous = percent;
        }
    }

    @Test
    void anEstimateIsZeroWhenClocksDisagree() {
        assertThat(at(SampleTasks.running(), Duration.ofSeconds(-5)).percent()).isZero();
    }

    @Test
    void theUpstreamsFigureIsPreferred() {
        assertThat(at(SampleTasks.reporting(SampleTasks.running(), 12), Duration.ofSeconds(50)))
                .isEqualTo(new Progress(12, Source.UPSTREAM, OptionalLong.of(50_000)));
    }

    @Test
    void anUpstreamAtAHundredIsNotASuccessYet() {
        assertThat(at(SampleTasks.reporting(SampleTasks.running(), 100), Duration.ofSeconds(50))
                        .percent())
                .isEqualTo(99);
    }

    @Test
    void anUnclearTaskIsEstimatedFromItsIntent() {
        Instant now = SampleTasks.INTENT.at().plusSeconds(50);

        assertThat(Progress.of(SampleTasks.unclear(now), PACE, now).percent()).isEqualTo(47);
    }

    @Test
    void collectingIsAlmostTheEnd() {
        assertThat(at(SampleTasks.collecting(), Duration.ofSeconds(50)))
                .isEqualTo(new Progress(99, Source.ESTIMATED, OptionalLong.of(0)));
    }

    @Test
    void successIsAHundredWithoutAnEta() {
        Task succeeded = SampleTasks.in(new TaskState.Succeeded(List.of(), CREATED));

        assertThat(at(succeeded, Duration.ofSeconds(50)))
                .isEqualTo(new Progress(100, Source.ESTIMATED, OptionalLong.empty()));
    }

    @Test
    void aFailedTaskStaysWhereTheUpstreamLeftIt() {
        Task failed = SampleTasks.in(new TaskState.Failed(Failure.of(FailCode.GENERATION_FAILED), CREATED));

        assertThat(at(SampleTasks.reporting(failed, 30), Duration.ofSeconds(50)))
                .isEqualTo(new Progress(30, Source.UPSTREAM, OptionalLong.empty()));
    }
}
