package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.pace.Mark;
import io.reelgate.port.DurationLog;
import io.reelgate.port.DurationLog.Page;
import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisDurationLogTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final Page PAGE = new Page("veo-3-1", "fal.eu", 494_000);
    private static final Mark SHORT = new Mark("fast", 130);
    private static final Mark LONG = new Mark("quality", 150);

    private RedisStores stores;
    private DurationLog target;

    @BeforeEach
    void open() {
        stores = new StoreFixture(redis).stores;
        target = stores.durations("");
    }

    @Test
    void whatTwoNodesAddIsAddedUp() {
        await(target.add(PAGE, Map.of(SHORT, 16L, LONG, 3L)));
        await(stores.durations("").add(PAGE, Map.of(SHORT, 4L)));

        assertThat(await(target.read(PAGE))).isEqualTo(Map.of(SHORT, 20L, LONG, 3L));
        assertThat(await(target.size(PAGE))).isEqualTo(23);
    }

    @Test
    void pagesDoNotMix() {
        await(target.add(PAGE, Map.of(SHORT, 16L)));

        assertThat(await(target.read(new Page("veo-3-1", "fal.eu", 494_001)))).isEmpty();
        assertThat(await(target.size(new Page("veo-3-1", "fal", 494_000)))).isZero();
        assertThat(await(stores.durations("x30:").size(PAGE))).isZero();
    }

    @Test
    void isForgottenADayAfterItsHour() {
        await(target.add(PAGE, Map.of(SHORT, 16L)));

        assertThat(redis.ask(Command.PTTL, key()).toLong())
                .isBetween(Duration.ofHours(25).toMillis(), Duration.ofHours(26).toMillis());
    }

    @Test
    void leavesOutWhatItDoesNotUnderstand() {
        await(target.add(PAGE, Map.of(SHORT, 16L)));
        redis.ask(Command.HSET, key(), "fast|999", "16", "fast|x", "16", "fast", "16", "a b|3", "16", "fast|131", "-5");
        redis.ask(Command.HSET, key(), "fast|132", "1e9", "|130", "1", "size", "many");

        assertThat(await(target.read(PAGE))).isEqualTo(Map.of(SHORT, 16L));
        assertThat(await(target.size(PAGE))).isZero();
    }

    @Test
    void aKeyOfAnotherKindFailsAndNothingElse() {
        redis.ask(Command.SET, key(), "broken");

        assertThatThrownBy(() -> await(target.add(PAGE, Map.of(SHORT, 16L)))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> await(target.size(PAGE))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> await(target.read(PAGE))).isInstanceOf(RuntimeException.class);
    }

    private static String key() {
        return redis.prefix() + "{d:veo-3-1:fal.eu}:durations:494000";
    }
}
