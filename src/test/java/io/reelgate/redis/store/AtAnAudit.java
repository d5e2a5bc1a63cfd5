package io.reelgate.redis.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.bus.BusCodec;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Lifecycle;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.TaskJournal;
import io.reelgate.redis.RedisForTests;
import io.reelgate.sweep.OneAudit;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test with a population on a real Redis, and an audit of it by hand. */
abstract class AtAnAudit {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final Pace PACE = new Pace(Duration.ofSeconds(50), Duration.ofSeconds(70), Duration.ofSeconds(4));

    StoreFixture fixture;
    AccountId account;
    Partition partition;
    Population people;
    OneAudit audit;

    @BeforeAll
    static void registerCodec() {
        BusCodec.register(redis.vertx());
    }

    @BeforeEach
    void settle() {
        fixture = new StoreFixture(redis);
        account = fixture.account("anna");
        redis.ask(Command.SADD, fixture.keys.accounts(account), account.value());
        partition = fixture.partition(account);
        people = new Population(fixture, account).settle();
        audit = audit("here");
    }

    OneAudit audit(String node) {
        List<String> upstreams = List.of(StoreFixture.UPSTREAM);
        return new OneAudit(
                redis.vertx(),
                fixture.stores.audits(node, upstreams, Population.LEASE, Population.ARCHIVE_PATIENCE),
                fixture.stores.keySpace(node, upstreams),
                journal());
    }

    TaskJournal journal() {
        return new TaskJournal(
                fixture.stores.tasks(),
                fixture.stores.queue(),
                new Lifecycle((model, request) -> PACE, Duration.ofMinutes(5)),
                new Snapshots((model, request) -> PACE, Object::toString),
                () -> UUID.randomUUID().toString(),
                Clock.systemUTC());
    }

    Map<String, Integer> run() {
        return audit.run(fixture.partitions.all());
    }

    Map<String, String> indexToKey() {
        return Map.of(
                "active", fixture.keys.active(partition),
                "slots", slots(),
                "ready", fixture.keys.ready(partition, StoreFixture.LTX),
                "claimed", fixture.keys.claimed(partition),
                "due", fixture.keys.due(partition, StoreFixture.UPSTREAM),
                "collecting", fixture.keys.collecting(partition),
                "outbox", people.outbox(),
                "endpoints", fixture.keys.endpoints(partition));
    }

    String slots() {
        return fixture.keys.slots(account, StoreFixture.LTX);
    }

    /** Every task that has not ended is in its three places and nowhere else, every ended one in none. */
    void assertWhole() {
        assertThat(people.living).allSatisfy(this::assertWhole);
        assertThat(people.ended)
                .allSatisfy(task -> assertThat(places(task.id())).isEmpty());
    }

    private void assertWhole(Task task) {
        Map<String, Long> places = places(task.id());
        assertThat(places).hasSize(3).containsKey("active");
        assertThat(places.get("active")).isIn(task.deadline().toEpochMilli(), Population.PATIENCE.toEpochMilli());
        assertThat(places).containsKey("slots").containsAnyOf(homes(task));
    }

    @SuppressWarnings("unchecked")
    private Map.Entry<String, Long>[] homes(Task task) {
        Map<String, Long> places = places(task.id());
        return switch (task.state()) {
            case TaskState.Queued queued -> entries(places, "ready", "claimed");
            case TaskState.Submitting submitting -> entries(places, "claimed");
            case TaskState.Collecting collecting -> entries(places, "collecting");
            default -> entries(places, "due");
        };
    }

    @SuppressWarnings("unchecked")
    private static Map.Entry<String, Long>[] entries(Map<String, Long> places, String... names) {
        return List.of(names).stream()
                .map(name -> Map.entry(name, places.getOrDefault(name, -1L)))
                .toArray(Map.Entry[]::new);
    }

    /** The indexes that name a task, with its score there; 0 for its slot. */
    Map<String, Long> places(TaskId id) {
        Map<String, Long> places = new TreeMap<>();
        indexToKey().forEach((index, key) -> {
            Response found = redis.ask(index.equals("slots") ? Command.SISMEMBER : Command.ZSCORE, key, id.value());
            if (index.equals("slots") ? found.toInteger() == 1 : found != null && !index.equals("outbox")) {
                places.put(index, index.equals("slots") ? 0L : found.toDouble().longValue());
            }
        });
        return places;
    }

    long score(String index, TaskId id) {
        return places(id).getOrDefault(index, -1L);
    }
}
