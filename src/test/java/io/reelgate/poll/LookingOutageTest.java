package io.reelgate.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.FixedPresence;
import io.reelgate.port.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookingOutageTest extends AtThePollers {
    @Test
    void anUpstreamThatFailsCostsALookAndNothingElse() {
        rig.upstream.showing(job -> {
            throw new IllegalStateException("a defect");
        });
        Task task = due(SampleTasks.running());
        start();

        awaitNextLook(task, FIRST_LOOK);
        assertThat(state(task)).isInstanceOf(TaskState.Running.class);
    }

    @Test
    void goesOnAfterAnOutageOfTheStore() {
        rig.store.sleep();
        Task task = due(SampleTasks.running());
        start();
        Promise<Void> outage = Promise.promise();
        rig.vertx.setTimer(300, id -> outage.complete());
        outage.future().await();
        assertThat(rig.upstream.looks()).isEmpty();

        rig.store.wake();

        awaitState(task, TaskState.Collecting.class);
    }

    @Test
    void aLookThatCouldNotBeRecordedIsRepeatedAfterItsLease() {
        Promise<Void> outage = Promise.promise();
        rig.upstream.showing(job -> {
            rig.store.sleep();
            outage.tryComplete();
            return running(Optional.empty());
        });
        Task task = due(SampleTasks.running());
        start();
        outage.future().await();
        rig.upstream.showing(job -> Future.succeededFuture(new Observation.Finished(SampleTasks.SOURCES)));

        rig.store.wake();

        await().until(() -> {
            rig.clock.advance(LEASE);
            return state(task) instanceof TaskState.Collecting;
        });
    }

    @Test
    void withoutAPollerPermitsComeBackAndTheLookIsRepeated() {
        Task task = due(SampleTasks.running());
        startScheduler(settings(Duration.ofMillis(50)), FixedPresence.ofAll());
        await().until(() -> rig.store.placedAt(task.id()).isAfter(rig.clock.instant()));
        rig.clock.advance(Duration.ofSeconds(1));

        rig.vertx
                .deployVerticle(new PollerVerticle(QUICK, rig.upstream, rig.journal, Metrics.NONE))
                .await();

        await().until(() -> {
            rig.clock.advance(Duration.ofMillis(60));
            return state(task) instanceof TaskState.Collecting;
        });
    }

    @Test
    void aPollerThatNeverAnswersLosesItsPermitsButNotTheScheduler() {
        rig.upstream.showing(job -> Promise.<Observation>promise().future());
        IntStream.range(0, 16).forEach(turn -> due(SampleTasks.running()));
        start(settings(Duration.ofMillis(50)), FixedPresence.ofAll());
        await().until(() -> rig.upstream.looks().size() == 16);
        rig.upstream.showing(job -> Future.succeededFuture(new Observation.Finished(SampleTasks.SOURCES)));

        Task task = due(SampleTasks.running());

        awaitState(task, TaskState.Collecting.class);
    }

    @Test
    void aPartitionThatDoesNotAnswerHoldsUpNoOther() {
        rig.store.silence(new Partition(0));
        start();
        List<Task> tasks = IntStream.range(1, 8)
                .mapToObj(partition -> due(SampleTasks.in(
                        new TaskState.Running(SampleTasks.JOB),
                        SampleTasks.queued(partition, SampleTasks.CREATED, SampleTasks.DEADLINE))))
                .toList();

        awaitState(tasks, TaskState.Collecting.class);
    }
}
