package io.reelgate.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Observation;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.FixedPresence;
import io.reelgate.port.Metrics;
import io.reelgate.port.Waypoint;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SubmitVerticleTest extends AtTheSubmitters {
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
    void announcesTheWaypointsOfASubmit() {
        rig.upstream.answering(token -> {
            assertThat(waypoints).containsExactly(Waypoint.AFTER_INTENT);
            return Future.succeededFuture(new Observation.Accepted(token, "job-1"));
        });
        Task task = queued();
        start();

        awaitState(task, TaskState.Running.class);
        await().untilAsserted(() -> assertThat(waypoints)
                .containsExactly(Waypoint.AFTER_INTENT, Waypoint.AFTER_REPLY, Waypoint.AFTER_SUBMITTED));
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
    void stoppingHandsBackWhatIsNotBegunAndNeverSubmitsItAfterwards() {
        Promise<Void> connection = Promise.promise();
        rig.upstream.opening(connection.future());
        Task task = queued();
        start();
        await().until(() -> rig.store.index(task.id()).equals("Claimed"));

        rig.vertx.undeploy(target.deploymentID()).await();
        assertThat(rig.store.index(task.id())).isEqualTo("Ready");
        connection.complete();

        await().until(() -> rig.upstream.released() == 1);
        assertThat(rig.upstream.submits()).isEmpty();
        assertThat(state(task)).isInstanceOf(TaskState.Queued.class);
    }

    @Test
    void stoppingLeavesWhatMayHaveReachedTheUpstreamToItsLease() {
        rig.upstream.answering(token -> Promise.<Observation>promise().future());
        Task task = queued();
        start();
        await().until(() -> rig.upstream.submits().size() == 1);

        rig.vertx.undeploy(target.deploymentID()).await();

        assertThat(state(task)).isInstanceOf(TaskState.Submitting.class);
        assertThat(rig.store.index(task.id())).isEqualTo("Claimed");
    }

    @Test
    void stoppingBeforeAStartOrTwiceIsNothing() throws Exception {
        var ports = new SubmitPorts(
                FixedPresence.ofAll(), rig.store, rig.journal, rig.upstream, media, Metrics.NONE, rig.clock);
        assertThat(new SubmitVerticle(QUICK, ports, rig.tokens, new Random(3))
                        .stop()
                        .succeeded())
                .isTrue();

        start();
        rig.vertx.undeploy(target.deploymentID()).await();
        assertThat(target.stop().await()).isNull();
    }
}
