package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Claim;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Work;
import io.reelgate.port.WorkQueue;
import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisWorkQueueTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final Duration LEASE = Duration.ofMinutes(1);

    private StoreFixture fixture;
    private WorkQueue target;
    private AccountId account;
    private Partition partition;

    @BeforeEach
    void openStores() {
        fixture = new StoreFixture(redis);
        target = fixture.stores.queue();
        account = fixture.account("anna");
        partition = fixture.partition(account);
    }

    @Test
    void handsOutEachQueuedTaskOnceInOrder() {
        List<Task> tasks = queue(account, 5);

        List<ClaimedTask> first = claim(Work.SUBMIT, 3);
        List<ClaimedTask> second = claim(Work.SUBMIT, 3);

        assertThat(Stream.concat(first.stream(), second.stream()).map(ClaimedTask::task))
                .containsExactlyElementsOf(tasks);
        assertThat(claim(Work.SUBMIT, 3)).isEmpty();
        assertThat(first.getFirst().claim().until()).isBetween(redisMillis(), redisMillis() + LEASE.toMillis() + 1_000);
    }

    @Test
    void letsASmallAccountTakeItsTurnBesideAFlood() {
        AccountId small = neighbourOf(account);
        queue(account, 100);
        queue(small, 3);

        Map<AccountId, Long> taken = claim(Work.SUBMIT, 6).stream()
                .collect(Collectors.groupingBy(claimed -> claimed.task().account(), Collectors.counting()));

        assertThat(taken).containsEntry(account, 3L).containsEntry(small, 3L);
    }

    @Test
    void givesALateComerTheNextTurnNotAllTheTurnsItMissed() {
        AccountId late = neighbourOf(account);
        queue(account, 20);
        claim(Work.SUBMIT, 10);
        queue(late, 20);

        assertThat(claim(Work.SUBMIT, 8).stream().map(claimed -> claimed.task().account()))
                .filteredOn(late::equals)
                .hasSize(4);
    }

    @Test
    void forgetsTheTurnsOfAccountsThatWaitForNothing() {
        IntStream.range(0, 30)
                .mapToObj(index -> fixture.account("account-" + index))
                .filter(each -> fixture.partition(each).equals(partition))
                .forEach(each -> queue(each, 2));

        claim(Work.SUBMIT, 1_000);

        assertThat(redis.ask(Command.ZRANGE, fixture.keys.turns(partition, StoreFixture.LTX), 0, -1))
                .hasToString("[~now]");
    }

    @Test
    void servesTheModelsInTurn() {
        queue(account, 20);
        IntStream.range(0, 5).forEach(index -> fixture.admit(account, StoreFixture.SORA, StoreFixture.SORA_LIMITS));

        Map<String, Long> modelToTaken = claim(Work.SUBMIT, 12).stream()
                .collect(Collectors.groupingBy(claimed -> claimed.task().model(), Collectors.counting()));

        assertThat(modelToTaken).containsEntry(StoreFixture.SORA, 5L).containsEntry(StoreFixture.LTX, 7L);
    }

    @Test
    void startsWithAnotherModelEachTime() {
        queue(account, 4);
        IntStream.range(0, 4).forEach(index -> fixture.admit(account, StoreFixture.SORA, StoreFixture.SORA_LIMITS));

        assertThat(IntStream.range(0, 4)
                        .mapToObj(
                                index -> claim(Work.SUBMIT, 1).getFirst().task().model()))
                .containsOnly(StoreFixture.LTX, StoreFixture.SORA)
                .filteredOn(StoreFixture.SORA::equals)
                .hasSize(2);
    }

    @Test
    void leasesALookUntilItsEndAndThenAgain() {
        Task task = due(-5);
        Task later = due(60_000);

        Claim claim = claim(Work.LOOK, 10).getFirst().claim();

        assertThat(claim.id()).isEqualTo(task.id());
        assertThat(claim(Work.LOOK, 10)).isEmpty();
        assertThat(score(fixture.keys.due(partition), task.id())).isEqualTo(claim.until());
        assertThat(score(fixture.keys.due(partition), later.id())).isGreaterThan(redisMillis());
    }

    @Test
    void claimsTheLongestDueFirst() {
        Task second = due(-10);
        Task first = due(-20);
        due(-5);

        assertThat(claim(Work.LOOK, 2).stream().map(ClaimedTask::task)).containsExactly(first, second);
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
        redis.ask(Command.ZADD, fixture.keys.due(partition), 1, gone);
        Task task = due(-5);

        assertThat(claim(Work.LOOK, 10).stream().map(ClaimedTask::task)).containsExactly(task);
        assertThat(redis.ask(Command.ZSCORE, fixture.keys.due(partition), gone)).isNull();
    }

    @Test
    void claimsNothingAfterTheBound() {
        Task queued = fixture.queued(account);
        Task due = due(-5);
        TimeBound past = new TimeBound(redis.connections().clock(), Duration.ofDays(-1));
        ClaimCall late = new ClaimCall(redis.connections(), fixture.keys, List.of(StoreFixture.LTX), past);

        assertThat(await(late.run(Work.SUBMIT, partition, 10, LEASE))).isEmpty();
        assertThat(await(late.run(Work.LOOK, partition, 10, LEASE))).isEmpty();
        assertThat(claim(Work.SUBMIT, 10)).hasSize(2);
        assertThat(claim(Work.LOOK, 10).getFirst().task()).isEqualTo(due).isNotEqualTo(queued);
    }

    @Test
    void snoozesAClaimAndKeepsTheProgress() {
        Task task = due(-5);
        Claim claim = claim(Work.LOOK, 1).getFirst().claim();
        Instant at = Instant.ofEpochMilli(claim.until() + 5_000);

        assertThat(await(target.snooze(claim, at, OptionalInt.of(42)))).isTrue();

        assertThat(score(fixture.keys.due(partition), task.id())).isEqualTo(at.toEpochMilli());
        assertThat(await(fixture.stores.tasks().find(task.id())))
                .hasValueSatisfying(
                        found -> assertThat(found.upstreamProgress()).hasValue(42));
    }

    @Test
    void doesNotSnoozeAVoidClaim() {
        Task task = due(-5);
        Claim claim = claim(Work.LOOK, 1).getFirst().claim();
        Instant at = Instant.ofEpochMilli(claim.until() + 5_000);
        await(target.snooze(claim, at, OptionalInt.empty()));

        assertThat(await(target.snooze(claim, at.plusSeconds(9), OptionalInt.of(9))))
                .isFalse();
        assertThat(score(fixture.keys.due(partition), task.id())).isEqualTo(at.toEpochMilli());
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

        assertThat(claim(Work.LOOK, 2)).extracting(ClaimedTask::task).containsExactly(plain);
        assertThat(score(fixture.keys.due(partition), strange.id())).isGreaterThan(redisMillis());
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

    private List<ClaimedTask> claim(Work work, int most) {
        return await(target.claim(work, partition, most, LEASE));
    }

    private List<Task> queue(AccountId account, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> fixture.queued(account))
                .toList();
    }

    /** A task to be looked at so many milliseconds from now. */
    private Task due(long millis) {
        Task task = fixture.queued(account);
        redis.ask(
                Command.ZADD,
                fixture.keys.due(partition),
                redisMillis() + millis,
                task.id().value());
        return task;
    }

    /** Another account of the same partition. */
    private AccountId neighbourOf(AccountId account) {
        String name = IntStream.range(0, 1_000)
                .mapToObj(index -> "neighbour-" + index)
                .filter(each -> fixture.partitions.of(new AccountId(each)).equals(fixture.partition(account)))
                .findFirst()
                .orElseThrow();
        return fixture.account(name);
    }

    private static long score(String key, TaskId id) {
        return redis.ask(Command.ZSCORE, key, id.value()).toLong();
    }

    private static long redisMillis() {
        return redis.connections().clock().redisMillis();
    }
}
