package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Intent;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.Claim;
import io.reelgate.port.TaskStore.Commit;
import io.reelgate.port.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the store says about an intent directly before the paid request. */
class IntentTest extends AtTheQueue {
    private Task submitting;

    /** A task whose intent was committed under a lease that ends so many milliseconds from now. */
    private Claim marked(long lease) {
        Task task = fixture.queued(account);
        Instant end = Instant.ofEpochMilli(redisMillis() + lease);
        submitting = StoreFixture.next(task, new TaskState.Submitting(new Intent("intent-1", "apixo", end)));
        moved(task, submitting, new Placement.Claimed(end));
        return new Claim(task.id(), Work.SUBMIT, end.toEpochMilli());
    }

    private void moved(Task before, Task after, Placement placement) {
        Transition transition = new Transition(before, after, placement, List.of());
        String token = "commit-" + after.version();
        await(fixture.stores.tasks().commit(new Commit(transition, token, Optional.empty(), Map.of())));
    }

    private Duration left(Claim claim, String token) {
        return await(target.hold(claim, token));
    }

    @Test
    void isHeldUntilItsLeaseEnds() {
        Claim claim = marked(35_000);

        assertThat(left(claim, "intent-1")).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(45));
    }

    @Test
    void isNotHeldOnceItsLeaseHasEnded() {
        assertThat(left(marked(-60_000), "intent-1")).isZero();
    }

    @Test
    void isNotHeldByAnotherToken() {
        assertThat(left(marked(35_000), "intent-0")).isZero();
    }

    @Test
    void isNotHeldOnAnotherLease() {
        Claim claim = marked(35_000);

        assertThat(left(new Claim(claim.id(), Work.SUBMIT, claim.until() + 1), "intent-1"))
                .isZero();
    }

    @Test
    void isNotHeldOnceTheTaskHasMovedOn() {
        Claim claim = marked(35_000);
        moved(submitting, StoreFixture.next(submitting, new TaskState.Queued()), new Placement.Ready());

        assertThat(left(claim, "intent-1")).isZero();
    }

    @Test
    void isNotHeldForATaskThatIsGone() {
        assertThat(left(new Claim(fixture.id(account), Work.SUBMIT, 1), "intent-1"))
                .isZero();
    }
}
