package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.AdmissionOutcome.Accepted;
import io.reelgate.domain.quota.AdmissionOutcome.RateExceeded;
import io.reelgate.redis.RedisForTests;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The admission script's rate under attack in real time, with a window of 1.2 s; Redis's own clock is the judge. */
class RateWindowTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final Duration WINDOW = Duration.ofMillis(1_200);
    private static final int WINDOWS = 4;
    private static final int LOGGED = 5;
    private static final int COUNTED = 1_100;

    private StoreFixture fixture;
    private AccountId account;
    private RedisAdmissionStore target;

    @BeforeEach
    void openStores() {
        fixture = new StoreFixture(redis);
        account = fixture.account("anna");
        target = fixture.admissions(WINDOW);
    }

    @Test
    void admitsNoMoreThanTheLimitInAnyWindowByTheLog() {
        Map<String, Long> idToTime = new HashMap<>();
        attack(LOGGED, () -> idToTime.putAll(logged()));

        List<Long> times = idToTime.values().stream().sorted().toList();
        assertThat(times).hasSizeGreaterThan(LOGGED);
        assertThat(IntStream.range(LOGGED, times.size())
                        .mapToLong(index -> times.get(index) - times.get(index - LOGGED))
                        .min()
                        .orElseThrow())
                .isGreaterThan(WINDOW.toMillis());
    }

    /** The buckets keep no time of each admission; {@link BucketWindowTest} looks at every window. */
    @Test
    void admitsNoMoreThanTheLimitTimesTheWindowsByTheBuckets() {
        long start = time();
        attack(COUNTED, () -> {});
        long windows = (time() - start) / WINDOW.toMillis() + 1;

        long admitted = redis.ask(Command.XLEN, fixture.keys.events(fixture.partition(account)))
                .toLong();
        assertThat(admitted).isBetween(COUNTED + 1L, COUNTED * windows);
    }

    private void attack(int limit, Runnable afterEach) {
        long end = time() + WINDOWS * WINDOW.toMillis();
        while (time() < end) {
            await(Future.all(
                    IntStream.range(0, 200).mapToObj(index -> admit(limit)).toList()));
            afterEach.run();
        }
    }

    private Map<String, Long> logged() {
        String key = fixture.keys.rate("log", account, StoreFixture.LTX);
        return redis.ask(Command.ZRANGE, key, 0, -1, "WITHSCORES").stream()
                .collect(Collectors.toMap(
                        member -> member.get(0).toString(),
                        member -> member.get(1).toDouble().longValue()));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 1_001})
    void admitsALoneCallerWhoWaitedAsTold(int limit) {
        AdmissionOutcome last = await(admit(limit));
        while (last instanceof Accepted) {
            List<Future<AdmissionOutcome>> more =
                    IntStream.range(0, limit).mapToObj(index -> admit(limit)).toList();
            await(Future.all(more));
            last = more.getLast().result();
        }

        long wait = ((RateExceeded) last).retryAfterMillis();
        await(redis.vertx().timer(wait, TimeUnit.MILLISECONDS));

        assertThat(wait).isLessThanOrEqualTo(WINDOW.toMillis() + WINDOW.toMillis() / 120);
        assertThat(await(admit(limit))).isInstanceOf(Accepted.class);
    }

    private Future<AdmissionOutcome> admit(int limit) {
        Limits limits = new Limits(limit, 1_000_000, 1_200);
        return target.admit(fixture.admission(fixture.task(account, StoreFixture.LTX), limits));
    }

    /** Of Redis, in milliseconds. */
    private static long time() {
        Response time = redis.ask(Command.TIME);
        return time.get(0).toLong() * 1_000 + time.get(1).toLong() / 1_000;
    }
}
