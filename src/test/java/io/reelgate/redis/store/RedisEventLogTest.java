package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.port.EventLog;
import io.reelgate.port.EventLog.Event;
import io.reelgate.port.EventLog.Page;
import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisEventLogTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private StoreFixture fixture;
    private EventLog target;
    private AccountId account;
    private Partition partition;

    @BeforeEach
    void openStores() {
        fixture = new StoreFixture(redis);
        target = fixture.stores.events();
        account = fixture.account("anna");
        partition = fixture.partition(account);
    }

    @Test
    void tellsEveryChangeAfterAnOffsetInOrder() {
        Task before = fixture.queued(account);
        String offset = await(target.latest(partition));
        List<Task> tasks =
                IntStream.range(0, 3).mapToObj(index -> fixture.queued(account)).toList();

        Page page = await(target.read(partition, offset, 10));

        assertThat(page.trimmed()).isFalse();
        assertThat(page.events()).extracting(Event::taskId).containsExactlyElementsOf(ids(tasks));
        assertThat(page.events()).extracting(Event::offset).isSorted().doesNotContain(offset);
        assertThat(page.events().getFirst())
                .isEqualTo(new Event(
                        page.events().getFirst().offset(),
                        "anna",
                        tasks.getFirst().id().value(),
                        1,
                        "{\"taskId\":\"" + tasks.getFirst().id() + "\"}"));
        assertThat(page.events())
                .extracting(Event::taskId)
                .doesNotContain(before.id().value());
    }

    @Test
    void goesOnWhereAPageEnded() {
        fixture.queued(account);
        String offset = await(target.latest(partition));
        List<Task> tasks =
                IntStream.range(0, 3).mapToObj(index -> fixture.queued(account)).toList();

        List<Event> first = await(target.read(partition, offset, 2)).events();
        List<Event> second =
                await(target.read(partition, first.getLast().offset(), 2)).events();

        assertThat(first).extracting(Event::taskId).containsExactlyElementsOf(ids(tasks.subList(0, 2)));
        assertThat(second).extracting(Event::taskId).containsExactlyElementsOf(ids(tasks.subList(2, 3)));
    }

    @Test
    void hasNothingAfterTheLatestAndNothingAtFirst() {
        String beginning = await(target.latest(partition));
        assertThat(await(target.read(partition, beginning, 10))).isEqualTo(new Page(List.of(), false));

        fixture.queued(account);
        String latest = await(target.latest(partition));

        assertThat(await(target.read(partition, latest, 10))).isEqualTo(new Page(List.of(), false));
    }

    @Test
    void saysThatTheLogNoLongerReachesBack() {
        fixture.queued(account);
        String offset = await(target.latest(partition));
        fixture.queued(account);
        fixture.queued(account);
        redis.ask(Command.XTRIM, fixture.keys.events(partition), "MAXLEN", "1");

        assertThat(await(target.read(partition, offset, 10))).isEqualTo(new Page(List.of(), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "$", "-", "1", "12-", "99999999999999999999-1", "999999999999999-5", "5-5"})
    void takesAnOffsetNobodyWasGivenForTrimmed(String offset) {
        fixture.queued(account);

        assertThat(await(target.read(partition, offset, 10)).trimmed()).isTrue();
    }

    @Test
    void tailsSeveralPartitionsAtOnce() {
        Partition other = new Partition((partition.index() + 1) % fixture.partitions.count());
        Map<Partition, String> offsets =
                Map.of(partition, await(target.latest(partition)), other, await(target.latest(other)));
        List<Task> tasks =
                IntStream.range(0, 3).mapToObj(index -> fixture.queued(account)).toList();

        Map<Partition, List<Event>> news = await(target.tail(offsets, 2));

        assertThat(news.get(partition)).extracting(Event::taskId).containsExactlyElementsOf(ids(tasks.subList(0, 2)));
        assertThat(news.get(other)).isEmpty();
        assertThat(await(target.tail(Map.of(), 2))).isEmpty();
    }

    @Test
    void keepsNoMoreThanItsCap() {
        String key = fixture.keys.events(partition);
        IntStream.range(0, 500).forEach(index -> fixture.queued(account));

        assertThat(redis.ask(Command.XLEN, key).toLong()).isEqualTo(500);
        StoreSettings small = new StoreSettings(
                redis.prefix(),
                fixture.settings.commandTimeout(),
                fixture.settings.retention(),
                fixture.settings.eventsKept(),
                10,
                fixture.settings.slotPatience());
        var admissions =
                new RedisStores(redis.connections(), fixture.partitions, List.of(StoreFixture.LTX), small).admissions();
        IntStream.range(0, 300)
                .mapToObj(index -> fixture.admission(fixture.task(account, StoreFixture.LTX), StoreFixture.WIDE))
                .forEach(admission -> await(admissions.admit(admission)));

        assertThat(redis.ask(Command.XLEN, key).toLong()).isLessThan(500);
    }

    @Test
    void forgetsWhatIsOlderThanItKeeps() {
        String key = fixture.keys.events(partition);
        IntStream.rangeClosed(1, 1_000)
                .forEach(index -> redis.ask(
                        Command.XADD, key, index + "-1", "account", "x", "task", "x", "version", "1", "data", "{}"));

        fixture.queued(account);

        assertThat(redis.ask(Command.XLEN, key).toLong()).isLessThan(1_000);
    }

    private static List<String> ids(List<Task> tasks) {
        return tasks.stream().map(task -> task.id().value()).toList();
    }
}
