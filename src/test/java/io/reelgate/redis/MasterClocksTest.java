package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two masters whose clocks differ; nobody listens there, their times are given by hand. */
class MasterClocksTest {
    private static final NodeAddress LOW = new NodeAddress("127.0.0.1", 1);
    private static final NodeAddress HIGH = new NodeAddress("127.0.0.1", 2);
    private static final int HALF = SlotMap.SLOTS / 2;

    private final Vertx vertx = Vertx.vertx();
    private final Clock local = Clock.fixed(Instant.ofEpochMilli(100_000), ZoneOffset.UTC);
    private final Masters masters = masters();

    private Masters masters() {
        VertxInternal loops = (VertxInternal) vertx;
        Wiring wiring = new Wiring(
                loops,
                vertx.createNetClient(),
                new Greeting(Optional.empty(), 0),
                RedisForTests.settings("redis://nobody"),
                local,
                RandomGenerator.getDefault(),
                () -> {});
        return new Masters(wiring, new Loops(loops, 1), new Tallies());
    }

    @AfterEach
    void close() {
        await(masters.close());
        await(vertx.close());
    }

    @Test
    void eachSlotGoesByTheClockOfItsMasterAndTheRolesByTheOneFurthestAhead() {
        masters.apply(halves());
        assertThat(masters.latestClock().measured()).isFalse();

        clockOf(LOW).measured(100_000, 97_000, 100_000);
        assertThat(masters.clockOf(0).offset()).isEqualTo(-3_000);
        assertThat(masters.clockOf(HALF).offset()).as("not measured yet").isEqualTo(-3_000);

        clockOf(HIGH).measured(100_000, 102_000, 100_000);
        assertThat(masters.clockOf(0).offset()).isEqualTo(-3_000);
        assertThat(masters.clockOf(HALF).offset()).isEqualTo(2_000);
        assertThat(new RedisClock(local, masters::latestClock).redisMillis()).isEqualTo(102_000);
    }

    @Test
    void theLastTimeKnownStandsWhileANewMasterIsNotMeasured() {
        masters.apply(SlotMap.single(SlotMap.Kind.SENTINEL, LOW));
        clockOf(LOW).measured(100_000, 97_000, 100_000);
        assertThat(masters.latestClock().offset()).isEqualTo(-3_000);

        masters.apply(SlotMap.single(SlotMap.Kind.SENTINEL, HIGH));

        assertThat(masters.latestClock().offset()).isEqualTo(-3_000);
        assertThat(masters.clockOf(0).offset()).isEqualTo(-3_000);
    }

    private static SlotMap halves() {
        return new SlotMap(
                SlotMap.Kind.CLUSTER,
                List.of(new SlotMap.Range(0, HALF - 1, LOW), new SlotMap.Range(HALF, SlotMap.SLOTS - 1, HIGH)),
                Set.of(LOW, HIGH));
    }

    private MasterClock clockOf(NodeAddress address) {
        return masters.routes().masters().stream()
                .filter(links -> links.address().equals(address))
                .findFirst()
                .orElseThrow()
                .clock();
    }
}
