package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Claim;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Work;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RedisWorkQueueTest extends AtTheQueue {
    @Test
    void leasesALookUntilItsEndAndThenAgain() {
        Task task = due(-5);
        Task later = due(60_000);

        Claim claim = claim(StoreFixture.LOOK, 10).getFirst().claim();

        assertThat(claim.id()).isEqualTo(task.id());
        assertThat(claim(StoreFixture.LOOK, 10)).isEmpty();
        assertThat(score(fixture.keys.due(partition, StoreFixture.UPSTREAM), task.id()))
                .isEqualTo(claim.until());
        assertThat(score(fixture.keys.due(partition, StoreFixture.UPSTREAM), later.id()))
                .isGreaterThan(redisMillis());
    }

    @Test
    void claimsTheLongestDueFirst() {
        Task second = due(-10);
        Task first = due(-20);
        due(-5);

        assertThat(claim(StoreFixture.LOOK, 2).stream().map(ClaimedTask::task)).containsExactly(first, second);
    }

    @Test
    void aClaimOfOneUpstreamLeavesTheOthersTasksAlone() {
        Task task = due(-5);

        assertThat(claim(new Work.Look("elsewhere"), 10)).isEmpty();
        assertThat(claim(StoreFixture.LOOK, 10)).extracting(ClaimedTask::task).containsExactly(task);
    }

    @Test
    void claimsCollectingTasksFromTheirOwnIndex() {
        Task task = fixture.queued(account);
        redis.ask(Command.ZADD, fixture.keys.collecting(partition), 1, task.id().value());

        assertThat(claim(Work.ARCHIVE, 10).stream().map(ClaimedTask::task)).containsExactly(task);
        assertThat(claim(Work.ARCHIVE, 10)).isEmpty();
    }

    @Test
    void removesWhatHasNoTask() {
        String gone = fixture.id(account).value();
        redis.ask(Command.ZADD, fixture.keys.due(partition, StoreFixture.UPSTREAM), 1, gone);
        Task task = due(-5);

        assertThat(claim(StoreFixture.LOOK, 10).stream().map(ClaimedTask::task)).containsExactly(task);
        assertThat(redis.ask(Command.ZSCORE, fixture.keys.due(partition, StoreFixture.UPSTREAM), gone))
                .isNull();
    }

    @Test
    void claimsNothingAfterTheBound() {
        Task queued = fixture.queued(account);
        Task due = due(-5);
        TimeBound past = new TimeBound(new PartitionClocks(redis.connections(), fixture.keys), Duration.ofDays(-1));
        ClaimCall late = new ClaimCall(redis.connections(), fixture.keys, List.of(StoreFixture.LTX), past);

        assertThat(await(late.run(Work.SUBMIT, partition, 10, LEASE))).isEmpty();
        assertThat(await(late.run(StoreFixture.LOOK, partition, 10, LEASE))).isEmpty();
        assertThat(claim(Work.SUBMIT, 10)).hasSize(2);
        assertThat(claim(StoreFixture.LOOK, 10).getFirst().task())
                .isEqualTo(due)
                .isNotEqualTo(queued);
    }

    @Test
    void snoozesAClaimAndKeepsTheProgress() {
        Task task = due(-5);
        Claim claim = claim(StoreFixture.LOOK, 1).getFirst().claim();
        Instant at = Instant.ofEpochMilli(claim.until() + 5_000);

        assertThat(await(target.snooze(claim, at, OptionalInt.of(42)))).isTrue();

        assertThat(score(fixture.keys.due(partition, StoreFixture.UPSTREAM), task.id()))
                .isEqualTo(at.toEpochMilli());
        assertThat(await(fixture.stores.tasks().find(task.id())))
                .hasValueSatisfying(
                        found -> assertThat(found.upstreamProgress()).hasValue(42));
    }

    @Test
    void doesNotSnoozeAVoidClaim() {
        Task task = due(-5);
        Claim claim = claim(StoreFixture.LOOK, 1).getFirst().claim();
        Instant at = Instant.ofEpochMilli(claim.until() + 5_000);
        await(target.snooze(claim, at, OptionalInt.empty()));

        assertThat(await(target.snooze(claim, at.plusSeconds(9), OptionalInt.of(9))))
                .isFalse();
        assertThat(score(fixture.keys.due(partition, StoreFixture.UPSTREAM), task.id()))
                .isEqualTo(at.toEpochMilli());
        assertThat(await(fixture.stores.tasks().find(task.id()))).contains(task);
    }

    @Test
    void renewsAClaimOnceAndThenOnlyTheNewOne() {
        fixture.queued(account);
        Claim claim = claim(Work.SUBMIT, 1).getFirst().claim();

        Claim renewed = await(target.renew(claim, LEASE.multipliedBy(2)));

        assertThat(renewed.until()).isGreaterThan(claim.until());
        assertThat(score(fixture.keys.claimed(partition), claim.id())).isEqualTo(renewed.until());
        assertThatThrownBy(() -> await(target.renew(claim, LEASE))).isInstanceOf(ClaimVoid.class);
        assertThat(await(target.renew(renewed, Duration.ZERO)).until()).isEqualTo(renewed.until() + 1);
    }

    @Test
    void tellsOfLeasesThatEnded() {
        fixture.queued(account);
        TaskId id = claim(Work.SUBMIT, 1).getFirst().claim().id();
        assertThat(await(target.expired(partition, 10))).isEmpty();

        redis.ask(Command.ZADD, fixture.keys.claimed(partition), redisMillis() - 1, id.value());

        assertThat(await(target.expired(partition, 10)))
                .singleElement()
                .satisfies(lapsed -> assertThat(lapsed.task().id()).isEqualTo(id))
                .satisfies(lapsed ->
                        assertThat(await(target.renew(lapsed.claim(), LEASE))).isNotNull());
    }

    @Test
    void aLeaseThatEndedIsVoidOnceTheTaskIsHeldAnew() {
        Task task = fixture.queued(account);
        claim(Work.SUBMIT, 1);
        redis.ask(
                Command.ZADD,
                fixture.keys.claimed(partition),
                redisMillis() - 1,
                task.id().value());
        Claim lapsed = await(target.expired(partition, 10)).getFirst().claim();

        redis.ask(
                Command.ZADD,
                fixture.keys.claimed(partition),
                redisMillis() + 40_000,
                task.id().value());

        assertThatThrownBy(() -> await(target.renew(lapsed, LEASE))).isInstanceOf(ClaimVoid.class);
    }

    @Test
    void forgetsLeftoversWhoseTaskIsGone() {
        TaskId gone = fixture.id(account);
        for (String index : List.of(fixture.keys.claimed(partition), fixture.keys.active(partition))) {
            redis.ask(Command.ZADD, index, 1, gone.value());
        }

        assertThat(await(target.expired(partition, 10))).isEmpty();
        assertThat(await(target.overdue(partition, Duration.ZERO, 10))).isEmpty();

        assertThat(redis.ask(Command.ZCARD, fixture.keys.claimed(partition)).toInteger())
                .isZero();
        assertThat(redis.ask(Command.ZCARD, fixture.keys.active(partition)).toInteger())
                .isZero();
    }

    /** A newer node may know the state; this one must neither stop at it nor lose it. */
    @Test
    void aTaskThatCannotBeReadHoldsUpNoOther() {
        Task strange = due(-9);
        Task plain = due(-5);
        redis.ask(Command.HSET, fixture.keys.task(strange.id()), "state", "dreaming");

        assertThat(claim(StoreFixture.LOOK, 2)).extracting(ClaimedTask::task).containsExactly(plain);
        assertThat(score(fixture.keys.due(partition, StoreFixture.UPSTREAM), strange.id()))
                .isGreaterThan(redisMillis());
    }

    @Test
    void tellsOfTasksLongAfterTheirDeadline() {
        Task task = fixture.queued(account);
        long deadline = redisMillis() - 60_000;
        redis.ask(
                Command.ZADD,
                fixture.keys.active(partition),
                deadline,
                task.id().value());

        assertThat(await(target.overdue(partition, Duration.ofSeconds(30), 10))).containsExactly(task);
        assertThat(await(target.overdue(partition, Duration.ofSeconds(90), 10))).isEmpty();
    }
}
