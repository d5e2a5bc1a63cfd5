package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.AdmissionOutcome.Accepted;
import io.reelgate.domain.quota.AdmissionOutcome.ConcurrencyExceeded;
import io.reelgate.domain.quota.AdmissionOutcome.RateExceeded;
import io.reelgate.domain.task.Task;
import io.reelgate.port.AdmissionStore.Admission;
import io.reelgate.redis.RedisForTests;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisAdmissionStoreTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final long MINUTE = 60_000;
    private static final long WINDOW = AdmissionCall.WINDOW.toMillis();

    private StoreFixture fixture;
    private AccountId account;

    @BeforeEach
    void openStores() {
        fixture = new StoreFixture(redis);
        account = fixture.account("anna");
    }

    @Test
    void admitsATaskWithAllItIs() {
        Task task = fixture.task(account, StoreFixture.SORA);

        AdmissionOutcome outcome = fixture.admit(fixture.admission(task, StoreFixture.SORA_LIMITS));

        assertThat(outcome).isInstanceOfSatisfying(Accepted.class, accepted -> {
            assertThat(accepted.id()).isEqualTo(task.id());
            assertThat(accepted.replayed()).isFalse();
            assertThat(accepted.quota().requestLimit()).isEqualTo(60);
            assertThat(accepted.quota().requestsRemaining()).isEqualTo(59);
            assertThat(accepted.quota().resetMillis()).isEqualTo(WINDOW + 1);
            assertThat(accepted.quota().concurrentRemaining()).isEqualTo(9);
        });
        assertThat(await(fixture.stores.tasks().find(task.id()))).contains(task);
        assertThat(await(fixture.stores.tasks().active(account, StoreFixture.SORA)))
                .containsExactly(task.id());
        assertThat(score(fixture.keys.active(fixture.partition(account)), task))
                .isEqualTo(task.deadline().toEpochMilli());
        assertThat(score(fixture.keys.ready(fixture.partition(account), StoreFixture.SORA), task))
                .isEqualTo(1);
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void answersARepetitionAsTheFirstTimeAndAdmitsNothingMore() {
        Admission admission = fixture.admission(fixture.task(account, StoreFixture.SORA), StoreFixture.SORA_LIMITS);
        AdmissionOutcome first = fixture.admit(admission);

        AdmissionOutcome second = fixture.admit(admission);
        AdmissionOutcome late = await(fixture.admissions(AdmissionCall.WINDOW).admit(admission, "1"));

        assertThat(List.of(first, second, late))
                .allSatisfy(outcome -> assertThat(outcome).isInstanceOfSatisfying(Accepted.class, accepted -> {
                    assertThat(accepted.id()).isEqualTo(admission.task().id());
                    assertThat(accepted.quota().requestsRemaining()).isEqualTo(59);
                }));
        assertThat(events()).isEqualTo(1);
    }

    @Test
    void refusesAnEleventhSoraTask() {
        IntStream.range(0, 10).forEach(index -> admitSora());

        AdmissionOutcome eleventh = fixture.admit(account, StoreFixture.SORA, StoreFixture.SORA_LIMITS);

        assertThat(eleventh).isInstanceOfSatisfying(ConcurrencyExceeded.class, refused -> {
            assertThat(refused.quota().concurrentRemaining()).isZero();
            assertThat(refused.quota().requestsRemaining()).isEqualTo(50);
            assertThat(refused.retryAfterMillis()).isBetween(1_000L, MINUTE);
        });
    }

    @Test
    void admitsExactlyTenOfFiveHundredAtOnce() {
        Limits limits = new Limits(10_000, 10, 1200);
        List<Future<AdmissionOutcome>> answers = IntStream.range(0, 500)
                .mapToObj(index -> fixture.stores
                        .admissions()
                        .admit(fixture.admission(fixture.task(account, StoreFixture.SORA), limits)))
                .toList();

        await(Future.all(answers));

        assertThat(answers.stream().map(Future::result))
                .hasSize(500)
                .filteredOn(Accepted.class::isInstance)
                .hasSize(10);
        assertThat(await(fixture.stores.tasks().active(account, StoreFixture.SORA)))
                .hasSize(10);
        assertThat(events()).isEqualTo(10);
    }

    @Test
    void refusesBeyondTheRateAndUsesUpNothing() {
        Limits limits = new Limits(3, 100, 1200);
        IntStream.range(0, 3).forEach(index -> fixture.admit(account, StoreFixture.SORA, limits));

        AdmissionOutcome fourth = fixture.admit(account, StoreFixture.SORA, limits);

        assertThat(fourth).isInstanceOfSatisfying(RateExceeded.class, refused -> {
            assertThat(refused.quota().requestsRemaining()).isZero();
            assertThat(refused.retryAfterMillis()).isBetween(1L, WINDOW + 1);
            assertThat(refused.retryAfterMillis()).isEqualTo(refused.quota().resetMillis());
        });
        assertThat(await(fixture.stores.tasks().active(account, StoreFixture.SORA)))
                .hasSize(3);
        assertThat(redis.ask(Command.ZCARD, fixture.keys.rate("log", account, StoreFixture.SORA))
                        .toInteger())
                .isEqualTo(3);
        assertThat(events()).isEqualTo(3);
    }

    @Test
    void countsEachModelAndEachAccountAlone() {
        Limits one = new Limits(1, 1, 1200);
        AccountId other = fixture.account("bert");
        fixture.admit(account, StoreFixture.SORA, one);

        assertThat(fixture.admit(account, StoreFixture.LTX, one)).isInstanceOf(Accepted.class);
        assertThat(fixture.admit(other, StoreFixture.SORA, one)).isInstanceOf(Accepted.class);
        assertThat(fixture.admit(account, StoreFixture.SORA, one)).isInstanceOf(RateExceeded.class);
    }

    @Test
    void refusesAKeyThatIsNotAlive() {
        redis.ask(Command.HDEL, fixture.keys.account(account), "key:" + StoreFixture.KEY);

        assertThat(fixture.admit(account, StoreFixture.SORA, StoreFixture.SORA_LIMITS))
                .isEqualTo(new AdmissionOutcome.KeyRejected());
        assertThat(events()).isZero();
    }

    @Test
    void admitsNothingAfterTheBound() {
        Admission admission = fixture.admission(fixture.task(account, StoreFixture.SORA), StoreFixture.SORA_LIMITS);

        AdmissionOutcome late = await(fixture.admissions(AdmissionCall.WINDOW).admit(admission, "1000"));

        assertThat(late).isEqualTo(new AdmissionOutcome.TooLate());
        assertThat(await(fixture.stores.tasks().find(admission.task().id()))).isEqualTo(Optional.empty());
        assertThat(keysOfThisTest()).containsExactly(fixture.keys.account(account));
    }

    @Test
    void replaysTheAnswerOfAnIdempotencyKeyBeforeAnyLimit() {
        Limits one = new Limits(1, 1, 1200);
        Task first = fixture.task(account, StoreFixture.SORA);
        fixture.admit(fixture.admission(first, one, "key", "print"));

        AdmissionOutcome again =
                fixture.admit(fixture.admission(fixture.task(account, StoreFixture.SORA), one, "key", "print"));

        assertThat(again).isInstanceOfSatisfying(Accepted.class, replayed -> {
            assertThat(replayed.id()).isEqualTo(first.id());
            assertThat(replayed.replayed()).isTrue();
        });
        assertThat(await(fixture.stores.tasks().active(account, StoreFixture.SORA)))
                .containsExactly(first.id());
        assertThat(redis.ask(Command.PTTL, fixture.keys.idempotency(account, "key"))
                        .toLong())
                .isBetween(23 * 60 * MINUTE, 24 * 60 * MINUTE);
    }

    @Test
    void refusesAnIdempotencyKeyWithAnotherBody() {
        Limits limits = StoreFixture.SORA_LIMITS;
        fixture.admit(fixture.admission(fixture.task(account, StoreFixture.SORA), limits, "key", "print"));

        AdmissionOutcome other =
                fixture.admit(fixture.admission(fixture.task(account, StoreFixture.SORA), limits, "key", "other"));

        assertThat(other).isEqualTo(new AdmissionOutcome.IdempotencyMismatch());
    }

    @Test
    void forgetsAnIdempotencyKeyWhoseRequestWasRefused() {
        Limits one = new Limits(1, 10, 1200);
        fixture.admit(account, StoreFixture.SORA, one);
        Task refused = fixture.task(account, StoreFixture.SORA);

        assertThat(fixture.admit(fixture.admission(refused, one, "key", "print")))
                .isInstanceOf(RateExceeded.class);
        assertThat(redis.ask(Command.EXISTS, fixture.keys.idempotency(account, "key"))
                        .toInteger())
                .isZero();
    }

    @Test
    void letsTheRateExpireAndKeepsTheTaskUntilItsEnd() {
        Task task = fixture.task(account, StoreFixture.SORA);
        fixture.admit(fixture.admission(task, StoreFixture.SORA_LIMITS));
        fixture.admit(account, StoreFixture.LTX, StoreFixture.WIDE);

        assertThat(redis.ask(Command.PTTL, fixture.keys.rate("log", account, StoreFixture.SORA))
                        .toLong())
                .isBetween(WINDOW, WINDOW + 1_000);
        assertThat(redis.ask(Command.PTTL, fixture.keys.rate("buckets", account, StoreFixture.LTX))
                        .toLong())
                .isBetween(WINDOW, WINDOW + 1_002);
        assertThat(redis.ask(Command.PTTL, fixture.keys.task(task.id())).toLong())
                .isEqualTo(-1);
    }

    private void admitSora() {
        assertThat(fixture.admit(account, StoreFixture.SORA, StoreFixture.SORA_LIMITS))
                .isInstanceOf(Accepted.class);
    }

    private long events() {
        return redis.ask(Command.XLEN, fixture.keys.events(fixture.partition(account)))
                .toLong();
    }

    private static long score(String key, Task task) {
        return redis.ask(Command.ZSCORE, key, task.id().value()).toLong();
    }

    private static List<String> keysOfThisTest() {
        return redis.ask(Command.KEYS, redis.prefix() + "*").stream()
                .map(Response::toString)
                .toList();
    }
}
