package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Effect;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.Outbox;
import io.reelgate.port.TaskStore.Commit;
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

class RedisOutboxTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final Duration LEASE = Duration.ofSeconds(35);
    private static final String URL = "https://hooks.example.com/a?x=1";

    private StoreFixture fixture;
    private Outbox target;
    private AccountId account;
    private Partition partition;

    @BeforeEach
    void openStores() {
        fixture = new StoreFixture(redis);
        target = fixture.stores.outbox();
        account = fixture.account("anna");
        partition = fixture.partition(account);
    }

    @Test
    void handsOutACallbackOnceWithTheExactBody() {
        Task task = ended(URL);

        Outbox.Callback callback = claim(10, 4).getFirst();

        assertThat(callback.id()).isEqualTo(task.id());
        assertThat(callback.account()).isEqualTo(account);
        assertThat(callback.url()).isEqualTo(URL);
        assertThat(callback.body())
                .isEqualTo("{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"" + task.id() + "\"}}");
        assertThat(callback.attempts()).isZero();
        assertThat(claim(10, 4)).isEmpty();
    }

    @Test
    void forgetsWhatWasDelivered() {
        ended(URL);
        Outbox.Callback callback = claim(10, 4).getFirst();

        await(target.delivered(callback));

        assertThat(redis.ask(Command.EXISTS, fixture.keys.callback(callback.id()))
                        .toInteger())
                .isZero();
        assertThat(size(fixture.keys.endpoints(partition))).isZero();
        assertThat(size(fixture.keys.outbox(partition, callback.endpoint()))).isZero();
    }

    @Test
    void triesAgainWhenTheTimeHasComeAndNotBefore() {
        ended(URL);
        Outbox.Callback first = claim(10, 4).getFirst();
        await(target.retry(first, inMillis(60_000), "500"));
        assertThat(claim(10, 4)).isEmpty();

        makeDue(first);

        Outbox.Callback second = claim(10, 4).getFirst();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempts()).isEqualTo(1);
        assertThat(second.body()).isEqualTo(first.body());
    }

    @Test
    void handsOutACallbackAgainWhoseLeaseEnded() {
        ended(URL);
        Outbox.Callback lost = claim(10, 4).getFirst();
        makeDue(lost);
        redis.ask(
                Command.ZADD,
                fixture.keys.flights(partition, lost.endpoint()),
                1,
                lost.id().value());

        Outbox.Callback again = claim(10, 4).getFirst();

        assertThat(again.id()).isEqualTo(lost.id());
        assertThat(again.attempts()).isZero();
    }

    @Test
    void ignoresTheFailureOfATryWhoseLeaseEnded() {
        ended(URL);
        Outbox.Callback lost = claim(10, 4).getFirst();
        makeDue(lost);
        redis.ask(
                Command.ZADD,
                fixture.keys.flights(partition, lost.endpoint()),
                1,
                lost.id().value());
        Outbox.Callback current = claim(1, 1).getFirst();
        Outbox.Callback stale =
                new Outbox.Callback(lost.id(), account, lost.endpoint(), URL, lost.body(), 0, current.lease() - 1);

        await(target.retry(stale, inMillis(0), "late"));
        await(target.bury(stale, "late"));

        assertThat(score(fixture.keys.outbox(partition, lost.endpoint()), lost)).isEqualTo(current.lease());
        assertThat(size(fixture.keys.dead(partition))).isZero();
    }

    @Test
    void countsADeliveryWhoeverMadeIt() {
        ended(URL);
        Outbox.Callback callback = claim(10, 4).getFirst();
        Outbox.Callback stale =
                new Outbox.Callback(callback.id(), account, callback.endpoint(), URL, callback.body(), 0, 1);

        await(target.delivered(stale));

        assertThat(size(fixture.keys.outbox(partition, callback.endpoint()))).isZero();
        await(target.retry(callback, inMillis(0), "late"));
        assertThat(claim(10, 4)).isEmpty();
    }

    @Test
    void buriesWhatCannotBeDeliveredAndKeepsItForAWhile() {
        ended(URL);
        Outbox.Callback callback = claim(10, 4).getFirst();

        await(target.bury(callback, "410"));

        assertThat(claim(10, 4)).isEmpty();
        assertThat(score(fixture.keys.dead(partition), callback)).isPositive();
        assertThat(redis.ask(Command.HGET, fixture.keys.callback(callback.id()), "reason"))
                .hasToString("410");
        for (String key : List.of(fixture.keys.callback(callback.id()), fixture.keys.dead(partition))) {
            assertThat(redis.ask(Command.PTTL, key).toLong())
                    .isBetween(
                            Duration.ofDays(29).toMillis(), Duration.ofDays(30).toMillis());
        }
    }

    @Test
    void neverLetsMoreFlyToOneEndpointThanItsShare() {
        IntStream.range(0, 10).forEach(index -> ended(URL));

        List<Outbox.Callback> first = claim(100, 4);
        assertThat(first).hasSize(4);
        assertThat(claim(100, 4)).isEmpty();

        await(target.delivered(first.getFirst()));
        assertThat(claim(100, 4)).hasSize(1);
    }

    @Test
    void servesAllEndpointsBesideAFullOne() {
        IntStream.range(0, 10).forEach(index -> ended("https://black.hole/x"));
        claim(100, 4);
        ended(URL);
        ended("https://hooks.example.com:8443/a");

        assertThat(claim(100, 4))
                .extracting(Outbox.Callback::url)
                .containsExactlyInAnyOrder(URL, "https://hooks.example.com:8443/a");
    }

    @Test
    void claimsNoMoreThanAskedForAndTheRestNextTime() {
        IntStream.range(0, 3).forEach(index -> ended(URL));
        ended("https://hooks.example.org/b");

        assertThat(claim(2, 4)).hasSize(2);
        assertThat(claim(2, 4)).hasSize(2);
        assertThat(claim(2, 4)).isEmpty();
    }

    @Test
    void removesARowWhoseBodyIsGone() {
        Task task = ended(URL);
        redis.ask(Command.DEL, fixture.keys.callback(task.id()));

        assertThat(claim(10, 4)).isEmpty();
        assertThat(size(fixture.keys.outbox(partition, CallbackRow.endpoint(account, URL))))
                .isZero();
    }

    @Test
    void keepsAccountsAndOriginsApartAndPathsTogether() {
        String endpoint = CallbackRow.endpoint(account, URL);

        assertThat(CallbackRow.endpoint(account, "HTTPS://Hooks.Example.com/other"))
                .isEqualTo(endpoint);
        assertThat(CallbackRow.endpoint(account, "https://hooks.example.com:8443/a"))
                .isNotEqualTo(endpoint);
        assertThat(CallbackRow.endpoint(account, "http://hooks.example.com/a")).isNotEqualTo(endpoint);
        assertThat(CallbackRow.endpoint(new AccountId("bert"), URL)).isNotEqualTo(endpoint);
    }

    private Task ended(String url) {
        Task task = fixture.queued(account);
        TaskState failed = new TaskState.Failed(Failure.of(FailCode.GENERATION_FAILED), StoreFixture.CREATED);
        Task after = StoreFixture.next(task, failed);
        List<Effect> effects = List.of(new Effect.ReleaseSlot(), new Effect.CallBack(url));
        Map<String, Object> snapshot = Map.of("taskId", task.id().value());
        await(fixture.stores
                .tasks()
                .commit(new Commit(
                        new Transition(task, after, new Placement.Nowhere(), effects),
                        "token",
                        Optional.empty(),
                        snapshot)));
        return task;
    }

    private List<Outbox.Callback> claim(int most, int perEndpoint) {
        return await(target.claim(partition, most, perEndpoint, LEASE));
    }

    private void makeDue(Outbox.Callback callback) {
        redis.ask(
                Command.ZADD,
                fixture.keys.outbox(partition, callback.endpoint()),
                1,
                callback.id().value());
        redis.ask(Command.ZADD, fixture.keys.endpoints(partition), 1, callback.endpoint());
    }

    private static Instant inMillis(long millis) {
        return Instant.ofEpochMilli(redis.connections().clock().redisMillis() + millis);
    }

    private static int size(String key) {
        return redis.ask(Command.ZCARD, key).toInteger();
    }

    private static long score(String key, Outbox.Callback callback) {
        return redis.ask(Command.ZSCORE, key, callback.id().value()).toLong();
    }
}
