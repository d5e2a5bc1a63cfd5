package io.reelgate.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.pace.Cadences;
import io.reelgate.domain.pace.JobKinds;
import io.reelgate.domain.pace.Mark;
import io.reelgate.domain.request.ShippedModels;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.port.DurationLog.Page;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DurationLearnerTest {
    private static final Pace PACE = new Pace(Duration.ofSeconds(50), Duration.ofSeconds(70), Duration.ofSeconds(5));
    private static final long HOUR = SampleTasks.CREATED.toEpochMilli() / 3_600_000;

    private final MemoryDurations log = new MemoryDurations();
    private final MovableClock clock = new MovableClock(SampleTasks.JOB.submittedAt());
    private final CountingMetrics metrics = new CountingMetrics();
    private final DurationLearner target = new DurationLearner(
            log, new JobKinds(ShippedModels.CATALOGUE), (model, request) -> PACE, new Cadences(), metrics, clock);

    @Test
    void writesDownAllThatEndedInOneAddition() {
        finish(SampleTasks.JOB, 62);
        finish(SampleTasks.JOB, 3);
        finish(new Job("fal", "job-2", SampleTasks.JOB.submittedAt()), 1);
        target.write();

        assertThat(log.pages).containsOnlyKeys(page("apixo"), page("fal"));
        assertThat(units(page("apixo"))).isEqualTo(32);
        assertThat(log.pages.get(page("apixo")).keySet())
                .extracting(Mark::variant)
                .containsOnly("-,-,-");
    }

    @Test
    void writesNothingTwice() {
        finish(SampleTasks.JOB, 62);
        target.write();
        target.write();

        assertThat(units(page("apixo"))).isEqualTo(16);
    }

    @Test
    void dropsWhatCannotBeWritten() {
        log.away = true;
        finish(SampleTasks.JOB, 62);
        target.write();
        log.away = false;
        target.write();

        assertThat(log.pages).isEmpty();
    }

    @Test
    void holdsNoMoreThanItsBound() {
        for (int i = 0; i < 10_050; i++) {
            finish(SampleTasks.JOB, 0);
        }
        target.write();

        assertThat(units(page("apixo"))).isEqualTo(16 * 10_000);
    }

    @Test
    void aTaskWhoseRequestIsGoneTeachesNothing() {
        Task whole = SampleTasks.running();
        Task ended = new Task(
                whole.id(),
                whole.account(),
                whole.model(),
                Optional.empty(),
                whole.state(),
                2,
                1,
                whole.createTime(),
                whole.deadline(),
                OptionalInt.empty());
        target.finished(ended, SampleTasks.JOB);
        target.write();

        assertThat(log.pages).isEmpty();
    }

    private void finish(Job job, int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        target.finished(SampleTasks.running(), job);
    }

    private long units(Page page) {
        return log.pages.getOrDefault(page, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private static Page page(String lane) {
        return new Page("wan-2-5", lane, HOUR);
    }
}
