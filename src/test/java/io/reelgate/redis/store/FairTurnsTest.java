package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.lane.Budget;
import io.reelgate.port.lane.LaneQueue;
import io.reelgate.port.lane.LaneQueue.Turn;
import io.reelgate.port.lane.Place;
import io.reelgate.port.lane.Place.Waiter;
import io.reelgate.redis.RedisForTests;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Twenty accounts, ten scarce slots, jobs of uneven length: a simulated time over the real line in Redis. */
class FairTurnsTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final String LANE = "gemini";
    private static final int ACCOUNTS = 20;
    private static final int SLOTS = 10;
    private static final int COMPLETIONS = 1_000;
    private static final int BACKLOG = 3;
    private static final int FLOOD = 100 * BACKLOG;
    private static final Budget BUDGET = new Budget(Optional.empty(), Optional.of(SLOTS));

    private record Running(long end, Place place) {}

    private final Random random = new Random(7);
    private final Map<Place, AccountId> placeToAccount = new HashMap<>();
    private final Map<AccountId, Integer> accountToCompleted = new HashMap<>();
    private final PriorityQueue<Running> running =
            new PriorityQueue<>((one, other) -> Long.compare(one.end(), other.end()));
    private StoreFixture fixture;
    private LaneQueue target;
    private long time;
    private int mostAtOnce;

    @BeforeEach
    void openStores() {
        fixture = new StoreFixture(redis);
        target = fixture.stores.laneQueue("node-1");
    }

    @Test
    void anAccountWithAHundredTimesTheLoadGetsNoMoreThanTheOthers() {
        List<AccountId> accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> new AccountId("account-" + number))
                .toList();
        join(accounts.getFirst(), FLOOD);
        accounts.stream().skip(1).forEach(account -> join(account, BACKLOG));

        while (completed() < COMPLETIONS) {
            giveTurns();
            complete();
        }

        assertThat(accountToCompleted).hasSize(ACCOUNTS);
        assertThat(jain()).as("Jain's index of %s", accountToCompleted).isGreaterThanOrEqualTo(0.95);
        assertThat(mostAtOnce).isEqualTo(SLOTS);
    }

    /** All of them wait at once; each job that ends is followed by another task of its account. */
    private void join(AccountId account, int count) {
        List<Future<Integer>> joins = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Place place = new Place(LANE, fixture.id(account), 1);
            placeToAccount.put(place, account);
            joins.add(target.join(place, new Waiter(account, StoreFixture.LTX), Instant.ofEpochMilli(1)));
        }
        await(Future.all(joins));
    }

    private void giveTurns() {
        for (Turn turn : await(target.grant(LANE, BUDGET, SLOTS)).turns()) {
            running.add(new Running(time + 20 + random.nextInt(200), turn.place()));
        }
        mostAtOnce = Math.max(mostAtOnce, running.size());
    }

    private void complete() {
        Running ended = running.remove();
        time = ended.end();
        AccountId account = placeToAccount.get(ended.place());
        accountToCompleted.merge(account, 1, Integer::sum);
        await(target.release(ended.place()));
        join(account, 1);
    }

    private int completed() {
        return accountToCompleted.values().stream().mapToInt(Integer::intValue).sum();
    }

    private double jain() {
        double sum = completed();
        double squares = accountToCompleted.values().stream()
                .mapToDouble(count -> (double) count * count)
                .sum();
        return sum * sum / (ACCOUNTS * squares);
    }
}
