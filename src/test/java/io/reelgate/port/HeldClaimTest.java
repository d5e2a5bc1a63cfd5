package io.reelgate.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.SampleTasks;
import io.reelgate.domain.task.Task;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeldClaimTest {
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration BEAT = Duration.ofMillis(20);

    private final RoleRig rig = new RoleRig();
    private final Task task = rig.store.add(SampleTasks.queued(), new Placement.Ready());
    private final Claim claim = rig.store
            .claim(Work.SUBMIT, task.id().partition(), 1, LEASE)
            .await()
            .getFirst()
            .claim();
    private final Context context = rig.vertx.getOrCreateContext();
    private final HeldClaim target = onContext(() -> new HeldClaim(rig.vertx, rig.store, claim, LEASE, BEAT));

    private <T> T onContext(Supplier<T> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(on -> done.complete(work.get()));
        return done.future().await();
    }

    private Future<Claim> release() {
        return onContext(target::release);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void beats() {
        rig.clock.advance(Duration.ofSeconds(5));
        await().until(
                        () -> rig.store.placedAt(task.id()),
                        at -> !at.isBefore(rig.clock.instant().plus(LEASE)));
    }

    @Test
    void isRenewedWithEachBeat() {
        beats();
        beats();

        Claim current = release().await();
        assertThat(current.until()).isEqualTo(rig.store.placedAt(task.id()).toEpochMilli());
    }

    @Test
    void anUnreachableStoreIsAskedAgain() {
        rig.store.sleep();
        rig.clock.advance(Duration.ofSeconds(5));
        rig.vertx.timer(3 * BEAT.toMillis()).await();
        rig.store.wake();

        beats();
    }

    @Test
    void isVoidForGoodOnceItBelongsToSomebodyElse() {
        rig.store.takeAway(task.id());
        rig.store
                .claim(Work.SUBMIT, task.id().partition(), 1, Duration.ofHours(1))
                .await();

        await().until(() -> rig.store.refusedRenewals() > 0);
        assertThat(release().failed()).isTrue();
        assertThat(rig.store.placedAt(task.id())).isEqualTo(rig.clock.instant().plus(Duration.ofHours(1)));
    }

    @Test
    void doesNotBeatAfterItsRelease() {
        Claim current = release().await();
        rig.clock.advance(Duration.ofSeconds(5));
        rig.vertx.timer(3 * BEAT.toMillis()).await();

        assertThat(rig.store.placedAt(task.id()).toEpochMilli()).isEqualTo(current.until());
    }
}
