package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.lane.Breaker;
import io.reelgate.domain.lane.Breaker.HalfOpen;
import io.reelgate.domain.lane.Breaker.Open;
import io.reelgate.domain.lane.Breaker.Trouble;
import io.reelgate.domain.lane.ErrorClass;
import io.reelgate.domain.lane.Evidence;
import io.reelgate.port.lane.Heard;
import io.reelgate.port.lane.LaneRecord;
import io.reelgate.port.lane.LaneStore;
import io.reelgate.port.lane.Tally;
import io.reelgate.redis.RedisForTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisLaneStoreTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final Instant NOW = Instant.ofEpochMilli(1_790_000_000_000L);
    private static final Trouble TROUBLE = new Trouble(ErrorClass.SILENT, NOW, 3);

    private LaneStore target;

    @BeforeEach
    void openStores() {
        target = new StoreFixture(redis).stores.lanes();
    }

    private LaneRecord read(String lane) {
        return await(target.read(List.of("other", lane))).get(1);
    }

    private static Tally failed(int times) {
        return new Tally(
                0,
                times,
                Optional.of(ErrorClass.FAULTY),
                Duration.ZERO,
                Duration.ZERO,
                Map.of("faulty", times, "look_silent", 9));
    }

    private static Tally answered(int times) {
        return new Tally(times, 0, Optional.empty(), Duration.ZERO, Duration.ZERO, Map.of("answered", times));
    }

    @Test
    void nothingIsKnownOfANewLane() {
        assertThat(read("fal")).isEqualTo(LaneRecord.BLANK);
    }

    @Test
    void aBreakerIsReadAsItWasWritten() {
        long version = 0;
        for (Breaker each : List.of(
                new Open(TROUBLE, NOW.plusSeconds(5)), new HalfOpen(TROUBLE, NOW.plusSeconds(9), 1), Breaker.CLOSED)) {
            assertThat(await(target.move("fal", version++, each))).isTrue();
            assertThat(read("fal").breaker()).isEqualTo(each);
        }
        assertThat(read("fal").version()).isEqualTo(3);
    }

    @Test
    void whoDecidedOnWhatIsOverMovesNothing() {
        Breaker open = new Open(TROUBLE, NOW);
        await(target.move("fal", 0, open));

        assertThat(await(target.move("fal", 0, Breaker.CLOSED))).isFalse();
        assertThat(read("fal").breaker()).isEqualTo(open);
    }

    @Test
    void failuresOfAllNodesFollowEachOtherUntilOneIsAnswered() {
        await(target.report("fal", failed(2)));
        Heard second = await(target.report("fal", failed(3)));
        assertThat(second.evidence()).isEqualTo(new Evidence(0, Optional.of(ErrorClass.FAULTY), 5, 5, 5));

        Heard third = await(target.report("fal", answered(4)));
        assertThat(third.evidence()).isEqualTo(new Evidence(4, Optional.empty(), 0, 5, 9));
        assertThat(await(target.report("fal", failed(1))).evidence().inARow()).isEqualTo(1);
    }

    @Test
    void theLongestRestHolds() {
        Tally rest = new Tally(
                0, 1, Optional.of(ErrorClass.RATE_LIMITED), Duration.ofSeconds(30), Duration.ofSeconds(3), Map.of());
        Instant before = redis.connections().clock().instant();
        await(target.report("fal", rest));
        await(target.report("fal", new Tally(0, 0, Optional.empty(), Duration.ofSeconds(5), Duration.ZERO, Map.of())));

        LaneRecord lane = read("fal");
        assertThat(lane.restUntil().orElseThrow()).isBetween(before.plusSeconds(29), before.plusSeconds(35));
        assertThat(lane.looksRestUntil().orElseThrow()).isBetween(before.plusSeconds(2), before.plusSeconds(8));
        assertThat(lane.isClear(before)).isFalse();
        assertThat(lane.isClear(before.plusSeconds(40))).isTrue();
    }

    @Test
    void aDisabledLaneStaysSoUntilItIsEnabled() {
        await(target.disable("fal", true));
        Instant since = read("fal").disabledSince().orElseThrow();
        await(target.disable("fal", true));
        assertThat(read("fal").disabledSince()).contains(since);

        await(target.disable("fal", false));

        assertThat(read("fal").disabledSince()).isEmpty();
    }

    @Test
    void operatorsSeeWhatWasMet() {
        await(target.report("fal", failed(2)));
        await(target.report("fal", answered(3)));

        assertThat(await(target.usage("fal")).classToCount())
                .containsExactlyInAnyOrderEntriesOf(Map.of("faulty", 2, "look_silent", 9, "answered", 3));
    }
}
