package io.reelgate.submit;

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
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SubmitVerticleTest {
    private static final Duration NEVER = Duration.ofHours(1);
    private static final SubmitSettings QUICK = settings(8, Duration.ofMillis(20), Duration.ofMillis(40));
    private static final SubmitSettings ONLY_ON_NEWS = settings(8, NEVER, NEVER);

    private final RoleRig rig = new RoleRig();
    private SubmitVerticle target;

    private static SubmitSettings settings(int concurrency, Duration scan, Duration seldom) {
        return new SubmitSettings(
                concurrency, Duration.ofSeconds(30), Duration.ofSeconds(5), scan, seldom, Duration.ofMillis(300));
    }

    private void start(SubmitSettings settings, Presence presence) {
        var ports = new SubmitPorts(presence, rig.store, rig.journal, rig.upstream, Metrics.NONE, rig.clock);
        target = new SubmitVerticle(settings, ports, rig.tokens, new Random(3));
        rig.vertx.deployVerticle(target).await();
    }

    private void start() {
        start(QUICK, FixedPresence.ofAll());
    }

    private Task queued() {
        return rig.store.add(SampleTasks.queued(), new Placement.Ready());
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

    /** What the sweep does once the time has come. */
    private void comeBack(Task task) {
        rig.clock.moveTo(rig.store.placedAt(task.id()));
        rig.journal.record(task.id(), new Observation.LeaseExpired()).await();
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void submitsATaskOnceAndRunsIt() {
        Task task = queued();
        start();

        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
        assertThat(rig.store.index(task.id())).isEqualTo("Due");
    }

    @Test
    void newsShortensTheWait() {
        start(ONLY_ON_NEWS, FixedPresence.ofNone());
        Task task = queued();

        rig.vertx
                .eventBus()
                .publish(
                        Address.TASK_READY.text(),
                        new BusMessage.TaskReady(task.id().partition()));

        awaitState(task, TaskState.Running.class);
    }

    @Test
    void findsTheTasksOfADeadNodeByItself() {
        Task task = queued();
        start(QUICK, FixedPresence.ofNone());

        awaitState(task, TaskState.Running.class);
    }

    @Test
    void theIntentIsCommittedBeforeTheFirstByte() {
        Task task = queued();
        List<TaskState> seen = new CopyOnWriteArrayList<>();
        rig.upstream.answering(token -> {
            seen.add(state(task));
            return Future.succeededFuture(new Observation.Accepted(token, "job-1"));
        });
        start();

        awaitState(task, TaskState.Running.class);
        assertThat(seen)
                .singleElement()
                .isInstanceOfSatisfying(
                        TaskState.Submitting.class,
                        submitting -> assertThat(submitting.intent().token())
                                .isEqualTo(rig.upstream.submits().getFirst()));
    }

    @Test
    void aTaskIsHeldForSecondsUntilItsIntentAndForTheWholePostFromThenOn() {
        Task task = queued();
        Instant now = rig.clock.instant();
        List<Instant> held = new CopyOnWriteArrayList<>();
        rig.upstream.whileOpening(() -> held.add(rig.store.placedAt(task.id())));
        rig.upstream.answering(token -> {
            held.add(rig.store.placedAt(task.id()));
            return Future.succeededFuture(new Observation.Accepted(token, "job-1"));
        });
        start();

        awaitState(task, TaskState.Running.class);
        assertThat(held).containsExactly(now.plusSeconds(15), now.plus(QUICK.lease()));
    }

    @Test
    void aTaskPastItsDeadlineIsEndedAndNotSubmitted() {
        Task task = queued();
        rig.clock.moveTo(SampleTasks.DEADLINE);
        start();

        awaitState(task, TaskState.Failed.class);
        assertThat(rig.upstream.submits()).isEmpty();
    }

    @Test
    void aTaskWithoutARouteFails() {
        rig.upstream.routed(false);
        Task task = queued();
        start();

        awaitState(task, TaskState.Failed.class);
        assertThat(((TaskState.Failed) state(task)).failure()).isEqualTo(Failure.of(FailCode.MODEL_UNAVAILABLE));
    }

    @Test
    void whoeverWaitsForTheEndIsWoken() {
        List<BusMessage.TaskEnded> ends = new CopyOnWriteArrayList<>();
        rig.vertx
                .eventBus()
                .<BusMessage.TaskEnded>localConsumer(Address.TASK_ENDED.text(), message -> ends.add(message.body()));
        rig.upstream.answering(
                token -> Future.succeededFuture(new Observation.Refused(Failure.of(FailCode.CONTENT_VIOLATION))));
        Task task = queued();
        start();

        await().until(() -> ends.contains(new BusMessage.TaskEnded(task.id().partition())));
        assertThat(state(task)).isInstanceOf(TaskState.Failed.class);
    }

    @Test
    void aTaskWhoseUpstreamCannotBeReachedWaitsAndIsSubmittedLater() {
        rig.upstream.reachable(false);
        Task task = queued();
        start();

        await().until(() -> rig.store.index(task.id()).equals("Claimed")
                && rig.store.placedAt(task.id()).isBefore(rig.clock.instant().plusSeconds(20)));
        assertThat(rig.store.placedAt(task.id())).isAfter(rig.clock.instant());
        assertThat(state(task)).isInstanceOf(TaskState.Queued.class);

        rig.upstream.reachable(true);
        comeBack(task);
        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    @Test
    void aBusyUpstreamIsAskedAgainNoSoonerThanItSaid() {
        rig.upstream.answering(token -> Future.succeededFuture(new Observation.Postponed(
                Optional.of(token), rig.clock.instant().plusSeconds(60))));
        Task task = queued();
        start();

        await().until(() -> rig.store.transitions().size() == 2);
        assertThat(state(task)).isInstanceOf(TaskState.Queued.class);
        assertThat(rig.store.placedAt(task.id())).isEqualTo(rig.clock.instant().plusSeconds(60));
    }

    @Test
    void anUnclearSubmitIsNeverRepeated() {
        rig.upstream.answering(token -> Future.succeededFuture(new Observation.OutcomeUnknown()));
        Task task = queued();
        start();

        awaitState(task, TaskState.Unclear.class);
        Task other = queued();
        awaitState(other, TaskState.Unclear.class);
        assertThat(rig.upstream.submits()).hasSize(2);
    }

    @Test
    void anUpstreamThatThrowsAfterTheIntentLeavesTheOutcomeUnknown() {
        rig.upstream.answering(token -> {
            throw new IllegalStateException("a defect");
        });
        Task task = queued();
        start();

        awaitState(task, TaskState.Unclear.class);
    }

    // fences

    @Test
    void whoLostItsClaimWhileConnectingWritesNothing() {
        Task task = queued();
        AtomicInteger opened = new AtomicInteger();
        rig.upstream.whileOpening(() -> {
            if (opened.incrementAndGet() == 1) {
                rig.store.takeAway(task.id());
            }
        });
        start();

        awaitState(task, TaskState.Running.class);
        assertThat(opened).hasValue(2);
        assertThat(rig.upstream.released()).isEqualTo(1);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    @Test
    void whoWasHeldUpAfterTheIntentWritesNothingAndTakesItBack() {
        Task task = queued();
        rig.store.beforeCommit(() -> rig.clock.advance(Duration.ofSeconds(6)));
        start();

        await().until(() -> rig.upstream.released() == 1);
        await().until(() -> rig.store.transitions().size() == 2);
        assertThat(rig.upstream.submits()).isEmpty();
        assertThat(state(task)).isInstanceOf(TaskState.Queued.class);
    }

    @Test
    void anIntentWhoseAnswerWasLostOnceIsStillOneSubmit() {
        Task task = queued();
        rig.store.loseAnswers(1);
        start();

        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    @Test
    void anIntentThatIsNotKnownToBeCommittedIsTakenBack() {
        Task task = queued();
        rig.store.loseAnswers(5);
        start();

        await().until(() -> rig.store.transitions().size() == 2);
        assertThat(rig.upstream.submits()).isEmpty();
        assertThat(rig.upstream.released()).isEqualTo(1);
        assertThat(state(task)).isInstanceOf(TaskState.Queued.class);

        comeBack(task);
        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    // outages

    @Test
    void goesOnAfterAnOutageOfTheStore() {
        rig.store.sleep();
        Task task = queued();
        start();
        Promise<Void> outage = Promise.promise();
        rig.vertx.setTimer(300, id -> outage.complete());
        outage.future().await();
        assertThat(rig.upstream.submits()).isEmpty();

        rig.store.wake();

        awaitState(task, TaskState.Running.class);
    }

    @Test
    void anAcceptedJobIsNotLostInAnOutage() {
        Task task = queued();
        Promise<Void> repair = Promise.promise();
        rig.upstream.answering(token -> {
            rig.store.sleep();
            rig.vertx.setTimer(300, id -> repair.complete());
            return Future.succeededFuture(new Observation.Accepted(token, "job-1"));
        });
        start();
        repair.future().await();

        rig.store.wake();

        awaitState(task, TaskState.Running.class);
        assertThat(rig.upstream.submits()).hasSize(1);
    }

    @Test
    void aPartitionThatDoesNotAnswerHoldsUpNoOther() {
        rig.store.silence(new Partition(0));
        start();
        List<Task> tasks = IntStream.range(1, 8)
                .mapToObj(partition -> rig.store.add(
                        SampleTasks.queued(partition, SampleTasks.CREATED, SampleTasks.DEADLINE),
                        new Placement.Ready()))
                .toList();

        awaitState(tasks, TaskState.Running.class);
    }

    @Test
    void neverSubmitsMoreAtOnceThanItMay() {
        rig.upstream.answering(token -> {
            Promise<Observation> later = Promise.promise();
            rig.vertx.setTimer(5, id -> later.complete(new Observation.Accepted(token, "job")));
            return later.future();
        });
        List<Task> tasks = IntStream.range(0, 60).mapToObj(turn -> queued()).toList();
        start();

        awaitState(tasks, TaskState.Running.class);
        assertThat(rig.upstream.mostAtOnce()).isBetween(2, 8);
        assertThat(rig.upstream.submits()).hasSize(60);
    }

    // the end

    @Test
    void stoppingWaitsForTheSubmitUnderWay() {
        Promise<Observation> reply = Promise.promise();
        rig.upstream.answering(token -> reply.future().map(ignored -> new Observation.Accepted(token, "job-1")));
        Task task = queued();
        start();
        await().until(() -> rig.upstream.submits().size() == 1);

        Future<Void> stopped = rig.vertx.undeploy(target.deploymentID());
        Task late = queued();
        reply.complete(new Observation.OutcomeUnknown());
        stopped.await();

        assertThat(state(task)).isInstanceOf(TaskState.Running.class);
        assertThat(state(late)).isInstanceOf(TaskState.Queued.class);
    }

    @Test
    void stoppingDoesNotWaitForEver() {
        rig.upstream.answering(token -> Promise.<Observation>promise().future());
        queued();
        start();
        await().until(() -> rig.upstream.submits().size() == 1);

        assertThat(rig.vertx.undeploy(target.deploymentID()).await()).isNull();
    }

    @Test
    void stoppingBeforeAStartOrTwiceIsNothing() throws Exception {
        var ports =
                new SubmitPorts(FixedPresence.ofAll(), rig.store, rig.journal, rig.upstream, Metrics.NONE, rig.clock);
        assertThat(new SubmitVerticle(QUICK, ports, rig.tokens, new Random(3))
                        .stop()
                        .succeeded())
                .isTrue();

        start();
        rig.vertx.undeploy(target.deploymentID()).await();
        assertThat(target.stop().await()).isNull();
    }
}
