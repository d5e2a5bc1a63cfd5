package io.reelgate.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.FixedPresence;
import io.reelgate.port.Metrics;
import io.reelgate.port.Presence;
import io.reelgate.port.RoleRig;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Scheduler, bus and fleet together. */
class LookingTest {
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final PollSettings QUICK = settings(LEASE);

    private final RoleRig rig = new RoleRig();
    private LookScheduler scheduler;
    private String fleet;

    private static PollSettings settings(Duration lease) {
        return new PollSettings(
                16,
                2,
                lease,
                Duration.ofMillis(5),
                Duration.ofMillis(20),
                Duration.ofMillis(40),
                Duration.ofMillis(300));
    }

    private void start(PollSettings settings, Presence presence) {
        fleet = rig.vertx
                .deployVerticle(
                        () -> new PollerVerticle(settings, rig.upstream, rig.journal),
                        new DeploymentOptions().setInstances(settings.pollers()))
                .await();
        startScheduler(settings, presence);
    }

    private void startScheduler(PollSettings settings, Presence presence) {
        scheduler = new LookScheduler(settings, presence, rig.store, Metrics.NONE);
        rig.vertx.deployVerticle(scheduler).await();
    }

    private void start() {
        start(QUICK, FixedPresence.ofAll());
    }

    private Task due(Task task) {
        return rig.store.add(task, new Placement.Due(rig.clock.instant()));
    }

    private TaskState state(Task task) {
        return rig.store.task(task.id()).state();
    }

    private void awaitState(Task task, Class<? extends TaskState> state) {
        awaitState(List.of(task), state);
    }

    private void awaitState(List<Task> tasks, Class<? extends TaskState> state) {
        await().untilAsserted(() -> assertThat(tasks).extracting(this::state).hasOnlyElementsOfType(state));
    }

    private void awaitNextLook(Task task, Duration in) {
        Instant earliest = rig.clock.instant().plus(in);
        await().untilAsserted(() ->
                assertThat(rig.store.placedAt(task.id())).isBetween(earliest, earliest.plus(in.dividedBy(10))));
    }

    private static Future<Observation> running(Optional<Duration> retryAfter) {
        return Future.succeededFuture(new Observation.StillRunning(OptionalInt.of(40), retryAfter));
    }

    @AfterEach
    void close() {
        rig.close();
    }

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
    void aRunningJobIsLookedAtAgainLater() {
        rig.upstream.showing(job -> running(Optional.empty()));
        Task task = due(SampleTasks.running());
        start();

        awaitNextLook(task, Duration.ofSeconds(4));
        rig.clock.moveTo(rig.store.placedAt(task.id()));
        await().until(() -> rig.upstream.looks().size() == 2);
    }

    @Test
    void retryAfterIsObeyed() {
        rig.upstream.showing(job -> running(Optional.of(Duration.ofSeconds(11))));
        Task task = due(SampleTasks.running());
        start();

        awaitNextLook(task, Duration.ofSeconds(11));
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
    void anUpstreamThatFailsCostsALookAndNothingElse() {
        rig.upstream.showing(job -> {
            throw new IllegalStateException("a defect");
        });
        Task task = due(SampleTasks.running());
        start();

        awaitNextLook(task, Duration.ofSeconds(4));
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
                .deployVerticle(new PollerVerticle(QUICK, rig.upstream, rig.journal))
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
        assertThat(new LookScheduler(QUICK, FixedPresence.ofAll(), rig.store, Metrics.NONE)
                        .stop()
                        .succeeded())
                .isTrue();
        assertThat(new PollerVerticle(QUICK, rig.upstream, rig.journal).stop().succeeded())
                .isTrue();
        start();
        rig.vertx.undeploy(scheduler.deploymentID()).await();
        assertThat(scheduler.stop().await()).isNull();
    }
}
