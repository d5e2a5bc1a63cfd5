package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.quota.Idempotency;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.port.AdmissionStore;
import io.reelgate.port.AdmissionStore.Admission;
import io.reelgate.port.CountingMetrics;
import io.reelgate.redis.Confirmation;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.RedisSettings;
import io.reelgate.redis.servers.RedisReplicas;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a primary, one replica to be frozen, and stores that are confirmed by it. */
abstract class AtReplicas {
    static final AccountId ANNA = new AccountId("anna");
    static final Partitions PARTITIONS = new Partitions(4);
    static final Partition PARTITION = PARTITIONS.of(ANNA);
    /** Far above the real one: a busy machine is not to look like a replica that is gone. */
    static final Duration CONFIRM = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    static final Limits TWO = new Limits(10_000, 2, 100_000);

    final SecureRandom random = new SecureRandom();
    final TaskIds ids = new TaskIds(random);
    final CountingMetrics metrics = new CountingMetrics();
    final Keys keys = new Keys(StoreSettings.PREFIX, PARTITIONS);
    Vertx vertx;
    RedisReplicas servers;
    RedisConnections connections;
    RedisStores stores;
    AdmissionStore admissions;

    @BeforeEach
    void openStores() {
        vertx = Vertx.vertx();
        servers = RedisReplicas.start(1);
        connections = connect();
        stores = storesOver(connections, CONFIRM);
        admissions = stores.admissions(vertx, random, metrics);
        await(stores.accounts()
                .provision(
                        List.of(new Account(ANNA, List.of(StoreFixture.KEY), Map.of(), Optional.empty(), List.of()))));
    }

    /** With a timeout that a busy machine keeps. */
    RedisConnections connect() {
        RedisSettings usual = RedisForTests.settings(servers.url());
        RedisConnections made = RedisForTests.connectionsTo(
                vertx,
                new RedisSettings(
                        servers.url(), 2, usual.maxInFlight(), PATIENCE, usual.reconnectBase(), usual.reconnectMax()));
        await(made.start());
        return made;
    }

    RedisStores storesOver(RedisConnections connections, Duration confirmTimeout) {
        return new RedisStores(connections, PARTITIONS, List.of(StoreFixture.LTX), StoreSettings.of(PATIENCE))
                .confirming(new Confirmation(1, confirmTimeout), metrics);
    }

    @AfterEach
    void close() {
        await(connections.close());
        await(vertx.close());
        servers.close();
    }

    /** The replica says nothing from now on, as in a partition or a pause. */
    void freeze() {
        servers.replicas().getFirst().freeze();
    }

    void thaw() {
        servers.replicas().getFirst().thaw();
    }

    Admission admission() {
        return admission(Optional.empty());
    }

    Admission admission(String idempotencyKey) {
        return admission(Optional.of(new Idempotency(idempotencyKey, "print")));
    }

    private Admission admission(Optional<Idempotency> idempotency) {
        Task task = Task.admitted(
                ids.next(PARTITION, StoreFixture.CREATED.toEpochMilli()),
                ANNA,
                StoreFixture.LTX,
                StoreFixture.request(),
                StoreFixture.CREATED,
                StoreFixture.CREATED.plusSeconds(1_800));
        return new Admission(
                task,
                StoreFixture.KEY,
                TWO,
                idempotency,
                Map.of("taskId", task.id().value()));
    }

    Optional<Task> find(TaskId id) {
        return await(stores.tasks().find(id));
    }

    Object ask(String... words) {
        return servers.primary().ask(words);
    }

    void awaitCount(String metric, String outcome, long count) {
        await(metric).until(() -> metrics.count(metric, outcome) == count);
    }
}
