package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.port.AdmissionStore.Admission;
import io.reelgate.port.Metrics;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.Work;
import io.reelgate.redis.PrivateRedis;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.RedisSettings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreOutageTest {
    private static final AccountId ANNA = new AccountId("anna");
    private static final Partitions PARTITIONS = new Partitions(4);
    private static final Partition PARTITION = PARTITIONS.of(ANNA);
    private static final Pattern SCRIPT_RUNS = Pattern.compile("cmdstat_evalsha:calls=(\\d+)");

    private final SecureRandom random = new SecureRandom();
    private final TaskIds ids = new TaskIds(random);
    private Vertx vertx;
    private PrivateRedis server;
    private RedisConnections connections;
    private RedisStores stores;

    @BeforeEach
    void openStores() {
        vertx = Vertx.vertx();
        server = PrivateRedis.start();
        RedisSettings settings = RedisForTests.settings(server.url());
        connections = RedisForTests.connectionsTo(vertx, settings);
        await(connections.start());
        stores = new RedisStores(
                connections, PARTITIONS, List.of(StoreFixture.LTX), StoreSettings.of(settings.commandTimeout()));
        await(stores.accounts()
                .provision(
                        List.of(new Account(ANNA, List.of(StoreFixture.KEY), Map.of(), Optional.empty(), List.of()))));
    }

    @AfterEach
    void close() {
        await(connections.close());
        await(vertx.close());
        server.close();
    }

    @Test
    void neverAdmitsLaterWhatItRefused() {
        assertThat(await(stores.admissions().admit(admission()))).isInstanceOf(AdmissionOutcome.Accepted.class);
        long runs = scriptRuns();
        Admission refused = admission();
        server.freeze();
        assertThatThrownBy(() -> await(stores.admissions().admit(refused))).isInstanceOf(StoreUnavailable.class);

        server.thaw();

        await().until(connections::available);
        await().until(() -> scriptRuns() > runs);
        assertThat(await(stores.tasks().find(refused.task().id()))).isEmpty();
        assertThat(await(stores.tasks().active(ANNA, StoreFixture.LTX))).hasSize(1);
    }

    @Test
    void waitsForNoReplicaUnlessToldTo() {
        assertThat(await(stores.admissions(vertx, random, Metrics.NONE).admit(admission())))
                .isInstanceOf(AdmissionOutcome.Accepted.class);

        assertThat(commandStatistics()).contains("cmdstat_evalsha").doesNotContain("cmdstat_wait");
        assertThat(scriptRuns()).isEqualTo(1);
    }

    @Test
    void saysOfEveryStoreThatItIsUnavailable() {
        assertThat(stores.available()).isTrue();
        server.kill();
        await().until(() -> !connections.available());

        assertThat(stores.available()).isFalse();
        assertUnavailable(stores.admissions().admit(admission()));
        assertUnavailable(stores.tasks().find(admission().task().id()));
        assertUnavailable(stores.tasks().active(ANNA, StoreFixture.LTX));
        assertUnavailable(stores.queue().claim(Work.SUBMIT, PARTITION, 1, Duration.ofSeconds(1)));
        assertUnavailable(stores.queue().claim(StoreFixture.LOOK, PARTITION, 1, Duration.ofSeconds(1)));
        assertUnavailable(stores.queue().expired(PARTITION, 1));
        assertUnavailable(stores.events().latest(PARTITION));
        assertUnavailable(stores.events().read(PARTITION, "0-0", 1));
        assertUnavailable(stores.events().tail(Map.of(PARTITION, "0-0"), 1));
        assertUnavailable(stores.accounts().findByKey(StoreFixture.KEY));
        assertUnavailable(stores.accounts().countReads(ANNA, StoreFixture.LTX, 1, 1_200));
        assertUnavailable(stores.outbox().claim(PARTITION, 1, 1, Duration.ofSeconds(1)));
        assertUnavailable(stores.facts().state(StoreFacts.FILES_SECRET, "x"));
    }

    @Test
    void keepsTheLastAssignmentWhileRedisIsAway() {
        RedisPresence presence = stores.presence(vertx, "poll", "a");
        RedisPresence other = stores.presence(vertx, "poll", "b");
        await(other.beat());
        await(presence.beat());
        List<Partition> before = presence.assigned();
        server.kill();

        await(presence.beat());
        await(presence.leave());

        assertThat(presence.assigned()).isEqualTo(before);
    }

    private static void assertUnavailable(Future<?> answer) {
        assertThatThrownBy(() -> await(answer)).isInstanceOf(StoreUnavailable.class);
    }

    private Admission admission() {
        Task task = Task.admitted(
                ids.next(PARTITION, StoreFixture.CREATED.toEpochMilli()),
                ANNA,
                StoreFixture.LTX,
                StoreFixture.request(),
                StoreFixture.CREATED,
                StoreFixture.CREATED.plusSeconds(1_800));
        return new Admission(task, StoreFixture.KEY, StoreFixture.WIDE, Optional.empty(), Map.of());
    }

    private String commandStatistics() {
        return await(connections.send(Request.cmd(Command.INFO).arg("commandstats")))
                .toString();
    }

    private long scriptRuns() {
        String statistics = commandStatistics();
        return SCRIPT_RUNS
                .matcher(statistics)
                .results()
                .mapToLong(runs -> Long.parseLong(runs.group(1)))
                .sum();
    }
}
