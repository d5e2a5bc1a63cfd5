package io.reelgate.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.bus.Address;
import io.reelgate.bus.BusMessage;
import io.reelgate.domain.fault.FailCode;
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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SweepVerticleTest {
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final SweepSettings QUICK =
            new SweepSettings(Duration.ofMillis(10), Duration.ofMillis(30), GRACE, Duration.ofMillis(300));

    private final RoleRig rig = new RoleRig();
    private SweepVerticle target;

    private void start(Presence presence) {
        target = sweep(presence);
        rig.vertx.deployVerticle(target).await();
    }

    private SweepVerticle sweep(Presence presence) {
        return new SweepVerticle(QUICK, presence, rig.store, rig.journal, Metrics.NONE, rig.clock);
    }

    private Task claimed(Task task, Instant until) {
        return rig.store.add(task, new Placement.Claimed(until));
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

    private <T> List<T> heard(Address address) {
        List<T> news = new CopyOnWriteArrayList<>();
        rig.vertx.eventBus().<T>localConsumer(address.text(), message -> news.add(message.body()));
        return news;
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void aClaimedTaskWhoseLeaseEndedIsReadyAgain() {
        List<BusMessage.TaskReady> news = heard(Address.TASK_READY);
        Task task = claimed(SampleTasks.queued(), rig.clock.instant());
        start(FixedPresence.ofAll());

        await().until(() -> rig.store.index(task.id()).equals("Ready"));
        await().until(() -> news.contains(new BusMessage.TaskReady(task.id().partition())));
    }

    @Test
    void whatReplicasDidNotConfirmIsLeftToItsNodeForAWhileAfterAStart() {
        List<BusMessage.TaskReady> news = heard(Address.TASK_READY);
        Task unconfirmed = claimed(SampleTasks.queued().unconfirmed(), rig.clock.instant());
        Task other = claimed(SampleTasks.queued(), rig.clock.instant());
        start(FixedPresence.ofAll());
        await().until(() -> rig.store.index(other.id()).equals("Ready"));
        assertThat(state(unconfirmed)).isEqualTo(new TaskState.Unconfirmed());

        rig.clock.advance(GRACE);

        awaitState(unconfirmed, TaskState.Queued.class);
        assertThat(rig.store.index(unconfirmed.id())).isEqualTo("Ready");
        assertThat(news).isNotEmpty();
    }

    @Test
    void aBegunSubmitWhoseLeaseEndedIsUnclearAndNeverReady() {
        Task task = claimed(SampleTasks.submitting(), rig.clock.instant());
        start(FixedPresence.ofAll());

        awaitState(task, TaskState.Unclear.class);
        assertThat(rig.store.index(task.id())).isEqualTo("Due");
    }

    @Test
    void aLeaseThatLastsIsLeftAlone() {
        Task lasting = claimed(SampleTasks.submitting(), rig.clock.instant().plusMillis(1));
        Task ended = claimed(SampleTasks.submitting(), rig.clock.instant());
        start(FixedPresence.ofAll());

        awaitState(ended, TaskState.Unclear.class);
        assertThat(state(lasting)).isInstanceOf(TaskState.Submitting.class);
    }

    /** Otherwise a submit under way would turn unclear, and a mere "come back later" would end its task. */
    @Test
    void whoClaimsATaskWhileItsOldLeaseIsSweptKeepsIt() {
        Task task = claimed(SampleTasks.queued(), rig.clock.instant());
        AtomicBoolean first = new AtomicBoolean(true);
        rig.store.beforeCommit(() -> {
            if (first.getAndSet(false)) {
                submitElsewhere(task);
            }
        });
        Task next = claimed(SampleTasks.submitting(), rig.clock.instant());
        start(FixedPresence.ofAll());

        awaitState(next, TaskState.Unclear.class);
        assertThat(state(task)).isInstanceOf(TaskState.Submitting.class);
    }

    private void submitElsewhere(Task task) {
        Instant leaseEnd = rig.clock.instant().plusSeconds(40);
        assertThat(rig.journal.record(task, new Observation.Marked(SampleTasks.INTENT, leaseEnd)))
                .matches(Future::succeeded);
    }

    @Test
    void aTaskBeyondDeadlineAndGraceIsEnded() {
        List<BusMessage.TaskEnded> news = heard(Address.TASK_ENDED);
        Task task = rig.store.add(SampleTasks.running(), new Placement.Due(SampleTasks.DEADLINE));
        start(FixedPresence.ofAll());
        rig.clock.moveTo(SampleTasks.DEADLINE.plus(GRACE));

        awaitState(task, TaskState.Failed.class);
        assertThat(((TaskState.Failed) state(task)).failure().code()).isEqualTo(FailCode.PROCESSING_TIMEOUT);
        await().until(() -> news.contains(new BusMessage.TaskEnded(task.id().partition())));
    }

    @Test
    void aTaskBeingCollectedIsLeftToTheArchiveAsLongAsThatIsPatient() {
        Instant patience = SampleTasks.DEADLINE.plus(Duration.ofHours(24));
        Task task = rig.store.add(
                SampleTasks.collecting(), new Placement.Collect(SampleTasks.DEADLINE, SampleTasks.DEADLINE));
        start(FixedPresence.ofAll());
        rig.clock.moveTo(SampleTasks.DEADLINE.plus(GRACE));

        await().until(() -> rig.store.task(task.id()).version() > task.version());
        assertThat(state(task)).isEqualTo(task.state());

        rig.clock.moveTo(patience.plus(GRACE));
        awaitState(task, TaskState.Failed.class);
    }

    /** After a start, and after an outage, the poller's last look comes first: its result is paid for. */
    @Test
    void nothingIsEndedRightAfterAStart() {
        rig.clock.moveTo(SampleTasks.DEADLINE.plus(GRACE));
        Task overdue = rig.store.add(SampleTasks.running(), new Placement.Due(SampleTasks.DEADLINE));
        Task expired = claimed(SampleTasks.submitting(), rig.clock.instant());
        start(FixedPresence.ofAll());

        awaitState(expired, TaskState.Unclear.class);
        assertThat(state(overdue)).isInstanceOf(TaskState.Running.class);
        rig.clock.advance(GRACE);
        awaitState(overdue, TaskState.Failed.class);
    }

    @Test
    void thePartitionsOfADeadNodeAreSweptToo() {
        Task task = claimed(SampleTasks.queued(), rig.clock.instant());
        start(FixedPresence.ofNone());

        await().until(() -> rig.store.index(task.id()).equals("Ready"));
    }

    @Test
    void aHeapOfLeftoversIsSweptAtOnce() {
        List<Task> tasks = IntStream.range(0, 200)
                .mapToObj(turn -> claimed(SampleTasks.submitting(), rig.clock.instant()))
                .toList();
        start(FixedPresence.ofAll());

        awaitState(tasks, TaskState.Unclear.class);
    }

    @Test
    void goesOnAfterAnOutageOfTheStore() {
        rig.store.sleep();
        Task task = claimed(SampleTasks.queued(), rig.clock.instant());
        start(FixedPresence.ofAll());
        Promise<Void> outage = Promise.promise();
        rig.vertx.setTimer(300, id -> outage.complete());
        outage.future().await();

        rig.store.wake();

        await().until(() -> rig.store.index(task.id()).equals("Ready"));
    }

    @Test
    void stoppingBeforeAStartOrTwiceIsNothing() {
        assertThat(sweep(FixedPresence.ofAll()).stop().succeeded()).isTrue();
        start(FixedPresence.ofAll());
        rig.vertx.undeploy(target.deploymentID()).await();
        assertThat(target.stop().await()).isNull();
    }
}
