package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.lane.LaneQueue;
import io.reelgate.port.lane.LaneQueue.Grants;
import io.reelgate.port.lane.LaneQueue.Turn;
import io.reelgate.port.lane.LaneStore;
import io.reelgate.port.lane.Place;
import io.reelgate.port.lane.Place.Waiter;
import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisLaneQueueTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final String LANE = "gemini.eu";
    private static final Budget TWO_AT_A_TIME = new Budget(Optional.empty(), Optional.of(2));
    private static final Budget TWO_A_MINUTE = new Budget(Optional.of(2), Optional.empty());
    private static final Instant HELD = Instant.ofEpochMilli(1_790_000_060_000L);

    private StoreFixture fixture;
    private LaneQueue target;
    private LaneStore lanes;
    private LaneKeys names;

    @BeforeEach
    void openStores() {
        fixture = new StoreFixture(redis);
        target = fixture.stores.laneQueue("node-1");
        lanes = fixture.stores.lanes();
        names = new LaneKeys(fixture.keys, LANE);
    }

    private Place place() {
        return place("anna");
    }

    private Place place(String account) {
        return new Place(LANE, fixture.id(new AccountId(account)), 1);
    }

    private boolean acquire(Place place, Budget budget) {
        return await(target.acquire(place, budget));
    }

    private int join(Place place, String account) {
        return await(target.join(place, new Waiter(new AccountId(account), StoreFixture.LTX), HELD));
    }

    private Grants grant(Budget budget, int most) {
        return await(target.grant(LANE, budget, most));
    }

    @Test
    void letsNoMoreInThanMayBeThereAtATime() {
        Place first = place();
        assertThat(acquire(first, TWO_AT_A_TIME)).isTrue();
        assertThat(acquire(place(), TWO_AT_A_TIME)).isTrue();
        assertThat(acquire(place(), TWO_AT_A_TIME)).isFalse();
        assertThat(acquire(first, TWO_AT_A_TIME)).as("asked again").isTrue();

        await(target.release(first));
        await(target.release(first));

        assertThat(acquire(place(), TWO_AT_A_TIME)).isTrue();
        assertThat(acquire(place(), TWO_AT_A_TIME)).isFalse();
    }

    @Test
    void letsNoMoreInThanAMinuteTakesAndAnUnusedPlaceDoesNotCount() {
        Place first = place();
        assertThat(acquire(first, TWO_A_MINUTE)).isTrue();
        assertThat(acquire(place(), TWO_A_MINUTE)).isTrue();
        await(target.release(first));
        assertThat(acquire(place(), TWO_A_MINUTE)).as("its job has ended").isFalse();
        assertThat(acquire(first, TWO_A_MINUTE)).as("asked again").isTrue();

        await(target.withdraw(first));

        assertThat(acquire(place(), TWO_A_MINUTE)).as("it was never submitted").isTrue();
    }

    @Test
    void saysWhenTheMinuteIsOver() {
        acquire(place(), TWO_A_MINUTE);
        acquire(place(), TWO_A_MINUTE);
        join(place(), "anna");

        Grants none = grant(TWO_A_MINUTE, 9);

        assertThat(none.turns()).isEmpty();
        assertThat(none.waiting()).isEqualTo(1);
        assertThat(none.again()).isBetween(Duration.ofSeconds(50), Duration.ofMillis(60_001));
    }

    @Test
    void aPlaceThatNobodyKeepsIsFreeAfterItsLease() {
        acquire(place(), TWO_AT_A_TIME);
        Place kept = place();
        acquire(kept, TWO_AT_A_TIME);
        await(target.keep(Map.of(kept, Instant.ofEpochMilli(redisMillis() + 600_000))));

        Instant end = Instant.ofEpochMilli(redisMillis() + LaneQueue.LEASE.toMillis() + 1_000);
        assertThat(redis.ask(Command.ZCOUNT, names.slots(), "-inf", end.toEpochMilli())
                        .toInteger())
                .as("lapses")
                .isEqualTo(1);
        assertThat(await(target.kept(LANE))).containsExactly(kept);
        assertThat(await(target.lost(List.of(kept, place())))).hasSize(1).doesNotContain(kept);
    }

    @Test
    void aLapsedPlaceIsNone() {
        IntStream.range(0, 2)
                .forEach(turn -> redis.ask(Command.ZADD, names.slots(), redisMillis() - 1_000, place().id() + ":1"));

        assertThat(acquire(place(), TWO_AT_A_TIME)).isTrue();
        assertThat(redis.ask(Command.ZCARD, names.slots()).toInteger()).isEqualTo(1);
    }

    @Test
    void nobodyPassesTheLine() {
        join(place(), "anna");

        assertThat(acquire(place("ben"), TWO_AT_A_TIME)).isFalse();
    }

    @Test
    void accountsTakeTurnsHoweverManyTasksTheyHave() {
        IntStream.range(0, 50).forEach(turn -> join(place("flood"), "flood"));
        Place second = place("ben");
        assertThat(join(second, "ben")).as("places before it").isLessThan(3);

        List<TaskId> next = await(target.waiting(LANE, 2));

        assertThat(next).contains(second.id());
    }

    @Test
    void aTaskThatJoinsAgainKeepsItsTurn() {
        Place first = place();
        join(first, "anna");
        join(place(), "anna");
        join(place("ben"), "ben");
        join(place("ben"), "ben");
        int before = await(target.waiting(LANE, 9)).indexOf(first.id());
        Instant later = HELD.plusSeconds(60);

        int ahead = await(target.join(first, new Waiter(new AccountId("anna"), StoreFixture.LTX), later));

        assertThat(ahead).isEqualTo(before).isLessThan(2);
        assertThat(grant(TWO_AT_A_TIME, 2).turns()).hasSize(2).contains(new Turn(first, later));
    }

    @Test
    void aTurnIsGivenOnceAndCounts() {
        IntStream.range(0, 5).forEach(turn -> join(place(), "anna"));

        Grants first = grant(TWO_AT_A_TIME, 9);
        assertThat(first.turns()).hasSize(2).extracting(Turn::held).containsOnly(HELD);
        assertThat(first.waiting()).isEqualTo(3);
        assertThat(grant(TWO_AT_A_TIME, 9).turns()).isEmpty();

        await(target.release(first.turns().getFirst().place()));
        assertThat(grant(TWO_AT_A_TIME, 9).turns()).hasSize(1);
    }

    @Test
    void nothingIsHadAtALaneThatRestsOrIsDisabled() {
        lanes.disable(LANE, true).await();
        assertThat(acquire(place(), TWO_AT_A_TIME)).isFalse();
        lanes.disable(LANE, false).await();
        assertThat(acquire(place(), TWO_AT_A_TIME)).isTrue();

        redis.ask(Command.HSET, names.breaker(), "rest", redisMillis() + 30_000);
        join(place(), "anna");
        Grants resting = grant(Budget.NONE, 9);
        assertThat(resting.turns()).isEmpty();
        // The clock that a script sees may be a millisecond behind the one that was asked before.
        assertThat(resting.again())
                .isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30).plusMillis(5));
    }

    @Test
    void anOpenBreakerLetsOneProbeGoWhoeverAsks() {
        redis.ask(Command.HSET, names.breaker(), "state", "open", "until", redisMillis() + 20_000);
        assertThat(acquire(place(), Budget.NONE)).as("too early").isFalse();
        redis.ask(Command.HSET, names.breaker(), "until", redisMillis() - 1_000);

        List<Boolean> all = IntStream.range(0, 10)
                .mapToObj(turn -> acquire(place(), Budget.NONE))
                .toList();
        IntStream.range(0, 10).forEach(turn -> join(place(), "anna"));

        assertThat(all).filteredOn(taken -> taken).hasSize(1);
        assertThat(grant(Budget.NONE, 9).turns()).as("it is not answered yet").isEmpty();
        redis.ask(Command.HSET, names.breaker(), "until", redisMillis() - 1_000);
        assertThat(grant(Budget.NONE, 9).turns()).hasSize(1);
        assertThat(redis.ask(Command.HGET, names.breaker(), "probes")).hasToString("2");
    }

    @Test
    void whoWaitsForNothingAnyMoreLeavesTheLine() {
        Place gone = place();
        join(gone, "anna");
        Place stays = place("ben");
        join(stays, "ben");

        await(target.leave(LANE, List.of(gone.id())));

        assertThat(await(target.waiting(LANE, 9))).containsExactly(stays.id());
        assertThat(grant(TWO_AT_A_TIME, 9).turns()).extracting(Turn::place).containsExactly(stays);
    }

    @Test
    void oneNodeAtATimeAuditsALane() {
        assertThat(await(target.takeTurn(LANE, Duration.ofMinutes(1)))).isTrue();
        assertThat(await(fixture.stores.laneQueue("node-2").takeTurn(LANE, Duration.ofMinutes(1))))
                .isFalse();
    }

    @Test
    void everythingExpiresButWhatIsKnownOfTheLane() {
        acquire(place(), Budget.of(2, 2));
        join(place(), "anna");

        for (String key : List.of(names.slots(), names.rate(), names.line(), names.parked(), names.turns())) {
            assertThat(redis.ask(Command.PTTL, key).toLong()).as(key).isPositive();
        }
    }

    private static long redisMillis() {
        return redis.connections().clock().redisMillis();
    }
}
