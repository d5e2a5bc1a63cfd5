package io.reelgate.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage;
import io.reelgate.bus.WakeUps;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Job;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.PublicState;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.FixedPresence;
import io.reelgate.port.Metrics;
import io.reelgate.port.PartitionRounds;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scheduler, bus and fleet together. */
class LookingTest extends AtThePollers {
    @Test
    void aFinishedJobIsHandedToTheArchive() {
        List<BusMessage.TaskFinished> news = new CopyOnWriteArrayList<>();
        rig.vertx
                .eventBus()
                .<BusMessage.TaskFinished>localConsumer(
                        Address.TASK_FINISHED.text(), message -> news.add(message.body()));
        Task task = due(SampleTasks.running());
        start();

        await().until(() -> news.contains(new BusMessage.TaskFinished(task.id().partition())));
        assertThat(state(task)).isInstanceOf(TaskState.Collecting.class);
        assertThat(rig.upstream.looks()).containsExactly(SampleTasks.JOB);
    }

    @Test
    void aFailedJobEndsTheTaskAndWakesWhoeverCallsBack() {
        List<BusMessage.TaskEnded> news = new CopyOnWriteArrayList<>();
        rig.vertx
                .eventBus()
                .<BusMessage.TaskEnded>localConsumer(Address.TASK_ENDED.text(), message -> news.add(message.body()));
        rig.upstream.showing(
                job -> Future.succeededFuture(new Observation.JobFailed(Failure.of(FailCode.CONTENT_VIOLATION))));
        Task task = due(SampleTasks.running());
        start();

        await().until(() -> news.contains(new BusMessage.TaskEnded(task.id().partition())));
        assertThat(state(task)).isInstanceOf(TaskState.Failed.class);
    }

    @Test
    void finishedJobsAreToldOnceWithTheirTasksAndFailedOnesAreNot() {
        List<Job> told = new CopyOnWriteArrayList<>();
        endings = (task, job) -> {
            assertThat(task.request()).isPresent();
            told.add(job);
        };
        Task finished = due(SampleTasks.running());
        start();
        awaitState(finished, TaskState.Collecting.class);
        rig.upstream.showing(
                job -> Future.succeededFuture(new Observation.JobFailed(Failure.of(FailCode.CONTENT_VIOLATION))));
        Task failed = due(SampleTasks.running());
        awaitState(failed, TaskState.Failed.class);

        assertThat(told).containsExactly(SampleTasks.JOB);
        await().until(() -> metrics.count("reelgate_jobs_ended_total", "failed") == 1);
        assertThat(metrics.count("reelgate_jobs_ended_total", "finished")).isEqualTo(1);
        assertThat(metrics.count("reelgate_job_looks_total model wan-2-5 upstream apixo"))
                .isEqualTo(2);
    }

    @Test
    void newsOfADueTaskIsHeardBeforeTheNextVisit() {
        Duration never = Duration.ofHours(1);
        start(
                new PollSettings(
                        16, 2, LEASE, LEASE, new PartitionRounds.Rhythm(never, never, never), Duration.ofMillis(300)),
                FixedPresence.ofAll());
        Task task = due(SampleTasks.running());

        WakeUps news = new WakeUps(rig.vertx.eventBus());
        news.lookIsDue(task.id().partition(), "elsewhere");
        news.lookIsDue(task.id().partition(), SampleTasks.JOB.route());

        awaitState(task, TaskState.Collecting.class);
        assertThat(rig.upstream.looks()).hasSize(1);
    }

    @Test
    void aRunningJobIsLookedAtAgainLater() {
        rig.upstream.showing(job -> running(Optional.empty()));
        Task task = due(SampleTasks.running());
        start();

        awaitNextLook(task, FIRST_LOOK);
        rig.clock.moveTo(rig.store.placedAt(task.id()));
        await().until(() -> rig.upstream.looks().size() == 2);
    }

    @Test
    void retryAfterIsObeyed() {
        rig.upstream.showing(job -> running(Optional.of(Duration.ofSeconds(70))));
        Task task = due(SampleTasks.running());
        start();

        awaitNextLook(task, Duration.ofSeconds(70));
    }

    @Test
    void theTasksOfADeadNodeAreLookedAtToo() {
        Task task = due(SampleTasks.running());
        start(QUICK, FixedPresence.ofNone());

        awaitState(task, TaskState.Collecting.class);
    }

    @Test
    void theLookAtTheDeadlineIsTheLast() {
        rig.upstream.showing(job -> running(Optional.empty()));
        Task task = due(SampleTasks.running());
        rig.clock.moveTo(SampleTasks.DEADLINE);
        start();

        awaitState(task, TaskState.Failed.class);
        assertThat(((TaskState.Failed) state(task)).failure().code()).isEqualTo(FailCode.PROCESSING_TIMEOUT);
        assertThat(rig.upstream.looks()).hasSize(1);
    }

    @Test
    void anUnclearSubmitFailsAfterItsWindowWithoutALook() {
        Task task = due(SampleTasks.unclear(rig.clock.instant()));
        start();

        awaitState(task, TaskState.Failed.class);
        assertThat(rig.upstream.looks()).isEmpty();
    }

    @Test
    void anUnclearSubmitIsAskedAboutUntilItsJobIsFound() {
        AtomicInteger questions = new AtomicInteger();
        rig.upstream.knowing(intent -> questions.incrementAndGet() < 3
                ? new Observation.StillUnclear()
                : new Observation.Accepted(intent.token(), "job-found"));
        Task task = due(SampleTasks.unclear(rig.clock.instant().plusSeconds(200)));
        start();

        for (int asked = 1; asked < 3; asked++) {
            awaitNextLook(task, Duration.ofSeconds(30));
            rig.clock.moveTo(rig.store.placedAt(task.id()));
        }

        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.questions()).hasSize(3).containsOnly(SampleTasks.INTENT);
        assertThat(((TaskState.Running) state(task)).job().id()).isEqualTo("job-found");
    }

    @Test
    void anUnclearSubmitThatProvablyMadeNoJobIsQueuedAgain() {
        rig.upstream.knowing(intent -> new Observation.Postponed(Optional.of(intent.token()), rig.clock.instant()));
        Task task = due(SampleTasks.unclear(rig.clock.instant().plusSeconds(200)));
        start();

        awaitState(task, TaskState.Queued.class);
        assertThat(state(task).publicState()).isEqualTo(PublicState.PROCESSING);
    }

    @Test
    void aQuestionThatBreaksIsAskedAgain() {
        rig.upstream.knowing(intent -> {
            throw new IllegalStateException("a defect");
        });
        Task task = due(SampleTasks.unclear(rig.clock.instant().plusSeconds(200)));
        start();

        awaitNextLook(task, Duration.ofSeconds(30));
        assertThat(state(task)).isInstanceOf(TaskState.Unclear.class);
    }

    @Test
    void neverLooksMoreAtOnceThanItMay() {
        rig.upstream.showing(job -> {
            Promise<Observation> later = Promise.promise();
            rig.vertx.setTimer(5, id -> later.complete(new Observation.Finished(SampleTasks.SOURCES)));
            return later.future();
        });
        List<Task> tasks = IntStream.range(0, 200)
                .mapToObj(turn -> due(SampleTasks.in(
                        new TaskState.Running(SampleTasks.JOB),
                        SampleTasks.queued(turn % 8, SampleTasks.CREATED, SampleTasks.DEADLINE))))
                .toList();
        start();

        awaitState(tasks, TaskState.Collecting.class);
        assertThat(rig.upstream.mostAtOnce()).isBetween(3, 16);
        assertThat(rig.upstream.looks()).hasSize(200);
    }

    @Test
    void stoppingWaitsForTheLooksUnderWay() {
        Promise<Observation> seen = Promise.promise();
        rig.upstream.showing(job -> seen.future());
        Task task = due(SampleTasks.running());
        start();
        await().until(() -> rig.upstream.looks().size() == 1);

        Future<Void> stopped = rig.vertx.undeploy(scheduler.deploymentID());
        Task late = due(SampleTasks.running());
        seen.complete(new Observation.Finished(SampleTasks.SOURCES));
        stopped.await();
        rig.vertx.undeploy(fleet).await();

        assertThat(state(task)).isInstanceOf(TaskState.Collecting.class);
        assertThat(state(late)).isInstanceOf(TaskState.Running.class);
    }

    @Test
    void stoppingBeforeAStartOrTwiceIsNothing() {
        assertThat(new LookScheduler(QUICK, List.of(), ports(FixedPresence.ofAll()))
                        .stop()
                        .succeeded())
                .isTrue();
        assertThat(new PollerVerticle(QUICK, rig.upstream, rig.journal, Metrics.NONE)
                        .stop()
                        .succeeded())
                .isTrue();
        start();
        rig.vertx.undeploy(scheduler.deploymentID()).await();
        assertThat(scheduler.stop().await()).isNull();
    }
}
