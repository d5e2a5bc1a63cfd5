package io.reelgate.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IntakeTest {
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final RoleRig rig = new RoleRig();
    private final Context context = rig.vertx.getOrCreateContext();
    private final Queue<Promise<Void>> begun = new ConcurrentLinkedQueue<>();
    private final Permits permits = new Permits(4);
    private final Intake target = new Intake(rig.store, new Work.Look("apixo"), LEASE, permits, 4, claimed -> {
        Promise<Void> work = Promise.promise();
        begun.add(work);
        return work.future();
    });
    private final PartitionRounds rounds = new PartitionRounds(
            "test",
            rig.vertx,
            FixedPresence.ofAll(),
            new PartitionRounds.Rhythm(SHORT, SHORT, Duration.ofHours(1)),
            target::visit);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void handsBackAtAStopWhatIsNotWorkedOffInTime() {
        Task task = due();
        Instant claimed = rig.clock.instant();
        start();

        stop(SHORT).await();

        assertThat(begun).hasSize(1);
        assertThat(rig.store.placedAt(task.id())).as("due at once").isEqualTo(claimed);
    }

    @Test
    void keepsTheLeaseOfWhatIsWorkedOffInTime() {
        Task task = due();
        start();

        Future<Void> stopped = stop(Duration.ofMinutes(1));
        begun.remove().complete();
        stopped.await();

        assertThat(rig.store.placedAt(task.id())).isEqualTo(rig.clock.instant().plus(LEASE));
        assertThat(permits.taken()).isZero();
    }

    @Test
    void handsBackClaimsThatArriveAfterTheStop() {
        Task task = due();
        Promise<Void> held = Promise.promise();
        Intake slow = new Intake(
                answeringAfter(held.future()), new Work.Look("apixo"), LEASE, permits, 4, this::mustNotBegin);
        Promise<Void> stopped = Promise.promise();
        context.runOnContext(on -> {
            slow.visit(task.id().partition());
            slow.stop(rounds, Duration.ofMinutes(1)).onComplete(stopped);
        });

        context.runOnContext(on -> held.complete());
        stopped.future().await();

        assertThat(rig.store.placedAt(task.id())).isEqualTo(rig.clock.instant());
        assertThat(begun).isEmpty();
    }

    @Test
    void doesNotWaitForAStoreThatIsAway() {
        due();
        start();
        rig.store.sleep();

        assertThat(stop(SHORT).await()).isNull();
    }

    /** Claims are made at once and answered when the test says so. */
    private WorkQueue answeringAfter(Future<Void> word) {
        InvocationHandler delay = (proxy, method, arguments) -> {
            Object answer = method.invoke(rig.store, arguments);
            return method.getName().equals("claim") ? word.compose(said -> (Future<?>) answer) : answer;
        };
        return (WorkQueue) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {WorkQueue.class}, delay);
    }

    private Future<Void> mustNotBegin(ClaimedTask claimed) {
        begun.add(Promise.promise());
        return Future.succeededFuture();
    }

    private Task due() {
        Task task = SampleTasks.running();
        return rig.store.add(task, new Placement.Due(rig.clock.instant()));
    }

    private void start() {
        context.runOnContext(on -> rounds.start());
        await().until(() -> begun.size() == 1);
    }

    private Future<Void> stop(Duration patience) {
        Promise<Void> done = Promise.promise();
        context.runOnContext(on -> target.stop(rounds, patience).onComplete(done));
        return done.future();
    }
}
