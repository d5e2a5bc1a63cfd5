package io.reelgate.port;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.TaskStore.Commit;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedJobsTest {
    private final MovableClock clock = new MovableClock(SampleTasks.CREATED);
    private final MemoryStore store = new MemoryStore(clock);
    private final Map<String, Duration> remembered = new HashMap<>();
    private final JobNames names = new JobNames() {
        @Override
        public Future<Void> remember(String upstream, String job, TaskId id, Duration kept) {
            remembered.put(upstream + " " + job + " " + id, kept);
            return Future.failedFuture(new StoreUnavailable("away"));
        }

        @Override
        public Future<Optional<TaskId>> find(String upstream, String job) {
            return Future.succeededFuture(Optional.empty());
        }
    };

    private TaskStore target(String upstream) {
        return new NamedJobs(store, names, upstream::equals, clock);
    }

    private static Commit commit(Task before, Task after) {
        var transition = new Transition(before, after, new Placement.Due(SampleTasks.CREATED), List.of());
        return new Commit(transition, "token", Optional.empty(), Map.of());
    }

    /** The same task one version on. */
    private static Task further(Task task) {
        return new Task(
                task.id(),
                task.account(),
                task.model(),
                task.request(),
                task.state(),
                task.version() + 1,
                task.attempts(),
                task.createTime(),
                task.deadline(),
                task.upstreamProgress());
    }

    private final Task submitting = SampleTasks.submitting();
    private final Task running = SampleTasks.in(new TaskState.Running(SampleTasks.JOB), submitting);

    @Test
    void remembersTheNameOfAJobWhenItIsRecordedAndFailsForNothing() {
        store.add(submitting, new Placement.Claimed(SampleTasks.CREATED));

        var outcome = target("apixo").commit(commit(submitting, running)).await();

        assertThat(outcome).isEqualTo(TaskStore.CommitOutcome.APPLIED);
        assertThat(remembered)
                .containsOnlyKeys("apixo " + SampleTasks.JOB.id() + " " + running.id())
                .containsValue(Duration.between(SampleTasks.CREATED, running.deadline()));
    }

    @Test
    void remembersNothingOfUpstreamsThatNameTasks() {
        store.add(submitting, new Placement.Claimed(SampleTasks.CREATED));

        target("openai").commit(commit(submitting, running)).await();

        assertThat(remembered).isEmpty();
    }

    @Test
    void remembersNothingThatWasNotRecorded() {
        store.add(further(submitting), new Placement.Claimed(SampleTasks.CREATED));

        var outcome = target("apixo").commit(commit(submitting, running)).await();

        assertThat(outcome).isEqualTo(TaskStore.CommitOutcome.STALE);
        assertThat(remembered).isEmpty();
    }
}
