package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.port.LookBudget;
import io.reelgate.port.LookBudget.Grant;
import io.reelgate.port.LookBudget.Wanted;
import io.reelgate.port.Share;
import io.reelgate.redis.RedisForTests;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real Redis under its own clock; each script call is one moment, so what it wrote tells its slice. */
class RedisLookBudgetTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final int SLICES = 11;
    private static final String UPSTREAM = "apixo";

    private StoreFixture fixture;
    private LookBudget target;
    private final Map<Long, Integer> sliceToGranted = new TreeMap<>();
    private final Map<Integer, Integer> nodeToGranted = new HashMap<>();

    @BeforeEach
    void openStores() {
        fixture = new StoreFixture(redis);
        target = fixture.stores.looks();
    }

    @ParameterizedTest
    @CsvSource({"20, 2", "100, 2", "500, 3", "7, 2", "1, 1"})
    void twoSecondsOfHammeringNeverGetMoreThanTheCapInAnySecond(int cap, int nodes) {
        hammer(cap, nodes, 2_300, 0);

        assertNoSecondIsOver(cap);
        assertThat(grantedIn(0, Long.MAX_VALUE)).as("nothing is withheld").isGreaterThan(cap);
    }

    @ParameterizedTest
    @CsvSource({"20, 2", "500, 3"})
    void nodesThatAskAheadOfTheirTimeAndOthersShareOneCap(int cap, int nodes) {
        hammer(cap, nodes, 2_300, 0, 7, 3, 20);

        assertNoSecondIsOver(cap);
        assertThat(grantedIn(0, Long.MAX_VALUE)).isGreaterThan(cap);
    }

    @Test
    void looksWantedAheadAreThoseOfALaterSlice() {
        Grant grant = await(target.take(new Wanted(UPSTREAM, 100, 1, 5), Share.WHOLE));

        assertThat(grant.looks()).isEqualTo(1);
        assertThat(Duration.between(redis.connections().clock().instant(), grant.before()))
                .isLessThanOrEqualTo(Duration.ofMillis(620));
        assertThat(Replies.texts(redis.ask(Command.HKEYS, key())))
                .contains(Long.toString(grant.from().toEpochMilli() / 100));
    }

    private void assertNoSecondIsOver(int cap) {
        List<Long> slices = List.copyOf(sliceToGranted.keySet());
        assertThat(slices).isNotEmpty();
        for (long first : slices) {
            assertThat(grantedIn(first, first + SLICES)).isLessThanOrEqualTo(cap);
        }
    }

    @Test
    void nodesThatWantAllGetEvenShares() {
        hammer(300, 3, 1_500, 0);

        assertThat(nodeToGranted.values())
                .allSatisfy(granted -> assertThat(granted)
                        .isBetween(grantedIn(0, Long.MAX_VALUE) / 4, grantedIn(0, Long.MAX_VALUE) / 2));
    }

    @Test
    void whatANodeDoesNotAskForIsTheOthersInTheSameSlice() {
        long begun = redisMillis();
        int granted = 0;
        while (redisMillis() < begun + 1_200) {
            granted += take(110, 110, new Share(0, 10)).looks();
        }

        assertThat(granted).isGreaterThanOrEqualTo(100);
    }

    @Test
    void grantsWhatIsWantedWhereTheCapIsFarAway() {
        Grant grant = take(1_000_000, 17, new Share(1, 2));

        assertThat(grant.looks()).isEqualTo(17);
        assertThat(grant.from()).isBeforeOrEqualTo(redis.connections().clock().instant());
        assertThat(Duration.between(grant.from(), grant.before())).isEqualTo(Duration.ofMillis(100));
        assertThat(grant.again().toMillis()).isZero();
    }

    @Test
    void saysWhenToAskAgain() {
        take(1, 1, Share.WHOLE);

        Grant grant = take(1, 1, Share.WHOLE);

        assertThat(grant.looks()).isZero();
        assertThat(grant.again().toMillis()).isBetween(1L, 100L);
    }

    @Test
    void upstreamsAreCountedApart() {
        take(1, 1, Share.WHOLE);

        assertThat(await(target.take(new Wanted("elsewhere", 1, 1, 0), Share.WHOLE))
                        .looks())
                .isEqualTo(1);
    }

    @Test
    void slicesOfTheFutureCountWhileTheyAreNear() {
        long slice = redisMillis() / 100;
        redis.ask(Command.HSET, key(), slice + 8, 5, slice + 1_000, 5);

        assertThat(take(5, 5, Share.WHOLE).looks()).isZero();
        redis.ask(Command.DEL, key());
        redis.ask(Command.HSET, key(), slice + 1_000, 5);
        assertThat(take(5, 5, Share.WHOLE).looks()).isEqualTo(1);
        assertThat(Replies.texts(redis.ask(Command.HKEYS, key()))).doesNotContain(Long.toString(slice + 1_000));
    }

    @Test
    void theKeyExpiresAndStaysSmall() {
        hammer(10_000, 2, 1_500, 0);

        assertThat(redis.ask(Command.PTTL, key()).toLong()).isBetween(1L, 4_200L);
        assertThat(redis.ask(Command.HLEN, key()).toInteger()).isLessThanOrEqualTo(SLICES + 2 + 1);
    }

    /** Every node asks for all, again and again, in turn first. */
    private void hammer(int cap, int nodes, long millis, int... leads) {
        long begun = redisMillis();
        for (int round = 0; redisMillis() < begun + millis; round++) {
            int ahead = leads[round % leads.length];
            List<Future<Grant>> grants = new ArrayList<>();
            for (int turn = 0; turn < nodes; turn++) {
                grants.add(
                        target.take(new Wanted(UPSTREAM, cap, cap, ahead), new Share((round + turn) % nodes, nodes)));
            }
            for (int turn = 0; turn < nodes; turn++) {
                nodeToGranted.merge(
                        (round + turn) % nodes, await(grants.get(turn)).looks(), Integer::sum);
            }
            remember();
        }
    }

    private void remember() {
        for (Map.Entry<String, String> count : Replies.hash(hash()).entrySet()) {
            if (!count.getKey().contains(":")) {
                sliceToGranted.put(Long.valueOf(count.getKey()), Integer.valueOf(count.getValue()));
            }
        }
    }

    private static long redisMillis() {
        return redis.connections().clock().redisMillis();
    }

    private Response hash() {
        return redis.ask(Command.HGETALL, key());
    }

    private String key() {
        return fixture.keys.looks(UPSTREAM);
    }

    private int grantedIn(long from, long before) {
        return sliceToGranted.entrySet().stream()
                .filter(entry -> entry.getKey() >= from && entry.getKey() < before)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    private Grant take(int cap, int wanted, Share share) {
        return await(target.take(new Wanted(UPSTREAM, cap, wanted, 0), share));
    }
}
