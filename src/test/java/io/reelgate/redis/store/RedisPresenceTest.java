package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.account.Partitions;
import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisPresenceTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final Partitions PARTITIONS = new Partitions(64);

    private RedisStores stores;
    private RedisPresence a;
    private RedisPresence b;

    @BeforeEach
    void openStores() {
        stores = new RedisStores(redis.connections(), PARTITIONS, List.of("m"), new StoreFixture(redis).settings);
        a = stores.presence(redis.vertx(), "poll", "a");
        b = stores.presence(redis.vertx(), "poll", "b");
    }

    @Test
    void takesAllPartitionsUntilItKnowsTheOthers() {
        assertThat(a.assigned()).isEqualTo(PARTITIONS.all()).isEqualTo(a.all());
    }

    @Test
    void sharesThePartitionsAmongLiveNodes() {
        await(a.beat());
        await(b.beat());
        await(a.beat());

        List<Partition> both = Stream.concat(a.assigned().stream(), b.assigned().stream())
                .sorted()
                .toList();
        assertThat(both).isEqualTo(PARTITIONS.all());
        assertThat(a.assigned()).isNotEmpty();
        assertThat(b.assigned()).isNotEmpty();
    }

    /** Otherwise partitions given to a node that does not poll would be looked at seldom by those that do. */
    @Test
    void nodesThatDoOtherWorkTakeNoPartitions() {
        await(stores.presence(redis.vertx(), "submit", "c").beat());
        await(a.beat());

        assertThat(a.assigned()).isEqualTo(PARTITIONS.all());
    }

    @Test
    void takesOverFromANodeThatLeft() {
        await(b.start());
        await(a.start());
        await(b.leave());
        await(b.leave());
        await(a.beat());

        assertThat(a.assigned()).isEqualTo(PARTITIONS.all());
        await(a.leave());
    }

    @Test
    void takesOverFromANodeThatWentSilent() {
        await(b.beat());
        long silent = redis.connections().clock().redisMillis() - 6_001;
        redis.ask(Command.ZADD, redis.prefix() + "nodes:poll", silent, "b");

        await(a.beat());

        assertThat(a.assigned()).isEqualTo(PARTITIONS.all());
    }

    @Test
    void keepsTheFirstStatementOfAFact() {
        StoreFacts facts = stores.facts();

        assertThat(await(facts.state(StoreFacts.FILES_SECRET, "one"))).isEqualTo("one");
        assertThat(await(facts.state(StoreFacts.FILES_SECRET, "two"))).isEqualTo("one");
        assertThat(await(facts.state(StoreFacts.RESULT_STORE, "two"))).isEqualTo("two");
    }

    @Test
    void refusesAnotherNumberOfPartitions() {
        await(stores.facts().check(PARTITIONS));
        await(stores.facts().check(PARTITIONS));

        assertThatThrownBy(() -> await(stores.facts().check(new Partitions(32))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("created with 64 partitions");
    }
}
