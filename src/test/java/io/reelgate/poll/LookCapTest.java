package io.reelgate.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.FixedPresence;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The scheduler under a budget that grants what the test lets it. */
class LookCapTest extends AtThePollers {
    private static final String CAPPED = SampleTasks.JOB.route();
    private static final Job ELSEWHERE = new Job("elsewhere", "job-2", SampleTasks.CREATED);

    @Test
    void looksAtNoMoreThanItIsGranted() {
        budget.left(CAPPED, 5);
        List<Task> tasks = dueOf(SampleTasks.JOB, 20);
        start();

        await().until(() -> rig.upstream.looks().size() == 5 && budget.questions() > 20);
        assertThat(rig.upstream.looks()).hasSize(5);

        budget.left(CAPPED, 15);
        awaitState(tasks, TaskState.Collecting.class);
    }

    @Test
    void anUpstreamAtItsCapHoldsUpNoOther() {
        budget.left(CAPPED, 0);
        dueOf(SampleTasks.JOB, 500);
        List<Task> others = dueOf(ELSEWHERE, 50);
        start(new LookCap(CAPPED, 20, 16), new LookCap(ELSEWHERE.route(), 10_000, 16));

        awaitState(others, TaskState.Collecting.class);
    }

    @Test
    void anUpstreamThatDoesNotAnswerHoldsUpNoOther() {
        rig.upstream.showing(job -> job.equals(ELSEWHERE)
                ? Future.succeededFuture(new Observation.Finished(SampleTasks.SOURCES))
                : Promise.<Observation>promise().future());
        dueOf(SampleTasks.JOB, 500);
        List<Task> others = dueOf(ELSEWHERE, 50);
        start(new LookCap(CAPPED, 10_000, 16), new LookCap(ELSEWHERE.route(), 10_000, 16));

        awaitState(others, TaskState.Collecting.class);
    }

    @Test
    void theLongestDueGoesFirst() {
        List<Task> tasks = new ArrayList<>();
        for (int age = 1; age <= 40; age++) {
            Task task = SampleTasks.in(new TaskState.Running(new Job(CAPPED, "job-" + age, SampleTasks.CREATED)));
            tasks.add(rig.store.add(task, new Placement.Due(rig.clock.instant().minusSeconds(age))));
        }
        start(new LookCap(CAPPED, 200, 1));

        awaitState(tasks, TaskState.Collecting.class);
        assertThat(rig.upstream.looks())
                .extracting(Job::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40)
                        .mapToObj(turn -> "job-" + (41 - turn))
                        .toList());
    }

    @Test
    void asksForNothingWhenNothingIsDue() {
        start();
        Task task = due(SampleTasks.running());
        awaitState(task, TaskState.Collecting.class);
        int questions = budget.questions();

        Task other = due(SampleTasks.running());
        awaitState(other, TaskState.Collecting.class);

        assertThat(questions).isEqualTo(1);
        assertThat(budget.questions()).isEqualTo(2);
    }

    @Test
    void nothingBeginsWhileTheBudgetIsAwayAndNothingIsLost() {
        budget.away(true);
        List<Task> tasks = dueOf(SampleTasks.JOB, 40);
        start();
        await().until(() -> budget.questions() > 1);
        assertThat(rig.upstream.looks()).isEmpty();

        budget.away(false);

        awaitState(tasks, TaskState.Collecting.class);
        assertThat(rig.upstream.looks()).hasSize(40);
    }

    @Test
    void whatIsGrantedTooLateIsNotBegunAndAskedForAheadOfItsTime() {
        budget.valid(Instant.EPOCH, rig.clock.instant());
        Task task = due(SampleTasks.running());
        start();

        await().until(() -> budget.leads().containsAll(List.of(0, 1, 3, 7, 15, 20)));
        assertThat(rig.upstream.looks()).isEmpty();

        budget.valid(rig.clock.instant(), rig.clock.instant().plusMillis(1));
        awaitState(task, TaskState.Collecting.class);
    }

    @Test
    void whatWaitedTooLongIsHandedBack() {
        budget.left(CAPPED, 0);
        Task task = due(SampleTasks.running());
        PollSettings impatient =
                new PollSettings(16, 2, Duration.ofMinutes(10), Duration.ofSeconds(1), QUICK.rhythm(), QUICK.drain());
        start(impatient, FixedPresence.ofAll());
        await().until(() -> rig.store.placedAt(task.id()).isAfter(rig.clock.instant()));
        Instant firstLease = rig.store.placedAt(task.id());

        rig.clock.advance(Duration.ofSeconds(2));

        await().until(() -> rig.store.placedAt(task.id()).isAfter(firstLease));
        budget.left(CAPPED, 1);
        awaitState(task, TaskState.Collecting.class);
    }

    @Test
    void aStopHandsBackWhatWaits() {
        budget.left(CAPPED, 0);
        List<Task> tasks = dueOf(SampleTasks.JOB, 10);
        start();
        await().until(() ->
                tasks.stream().allMatch(task -> rig.store.placedAt(task.id()).isAfter(rig.clock.instant())));

        rig.vertx.undeploy(scheduler.deploymentID()).await();

        assertThat(tasks)
                .allSatisfy(task -> assertThat(rig.store.placedAt(task.id())).isEqualTo(rig.clock.instant()));
    }

    private void start(LookCap... caps) {
        startFleet(QUICK);
        startScheduler(QUICK, List.of(caps), FixedPresence.ofAll());
    }

    private List<Task> dueOf(Job job, int count) {
        return IntStream.range(0, count)
                .mapToObj(turn -> due(SampleTasks.in(
                        new TaskState.Running(job),
                        SampleTasks.queued(turn % 8, SampleTasks.CREATED, SampleTasks.DEADLINE))))
                .toList();
    }
}
