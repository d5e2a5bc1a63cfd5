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
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The admission script's rate under attack in real time, with a window of 1.2 s; Redis's own time stamps are the judge. */
class RateWindowTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final Duration WINDOW = Duration.ofMillis(1_200);
    private static final int WINDOWS = 4;

    private StoreFixture fixture;
    private AccountId account;
    private RedisAdmissionStore target;

    @BeforeEach
    void openStores() {
        fixture = new StoreFixture(redis);
        account = fixture.account("anna");
        target = fixture.admissions(WINDOW);
    }

    /** Up to 1,000 the log counts, above that the buckets. */
    @ParameterizedTest
    @ValueSource(ints = {5, 1_100})
    void admitsNoMoreThanTheLimitInAnyWindow(int limit) {
        long end = redisMillis() + WINDOWS * WINDOW.toMillis();
        while (redisMillis() < end) {
            await(Future.all(
                    IntStream.range(0, 200).mapToObj(index -> admit(limit)).toList()));
        }

        List<Long> admitted = admissionTimes();
        assertThat(admitted).hasSizeGreaterThan(limit);
        assertThat(IntStream.range(limit, admitted.size())
                        .mapToLong(index -> admitted.get(index) - admitted.get(index - limit))
                        .min()
                        .orElseThrow())
                .isGreaterThanOrEqualTo(WINDOW.toMillis());
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
        await(redis.vertx().timer(wait, java.util.concurrent.TimeUnit.MILLISECONDS));

        assertThat(wait).isLessThanOrEqualTo(WINDOW.toMillis() + WINDOW.toMillis() / 120);
        assertThat(await(admit(limit))).isInstanceOf(Accepted.class);
    }

    private Future<AdmissionOutcome> admit(int limit) {
        Limits limits = new Limits(limit, 1_000_000, 1_200);
        return target.admit(fixture.admission(fixture.task(account, StoreFixture.LTX), limits));
    }

    private List<Long> admissionTimes() {
        return redis.ask(Command.XRANGE, fixture.keys.events(fixture.partition(account)), "-", "+").stream()
                .map(event -> Long.parseLong(event.get(0).toString().split("-")[0]))
                .toList();
    }

    private static long redisMillis() {
        return redis.connections().clock().redisMillis();
    }
}
