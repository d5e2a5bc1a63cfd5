package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;

import io.reelgate.domain.account.Account;
import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.fault.FailCode;
import io.reelgate.domain.fault.Failure;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Effect;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.AdmissionStore.Admission;
import io.reelgate.port.Claim;
import io.reelgate.port.LookBudget;
import io.reelgate.port.Outbox;
import io.reelgate.port.Share;
import io.reelgate.port.TaskStore.Commit;
import io.reelgate.port.Work;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.RedisSettings;
import io.reelgate.redis.servers.RedisReplicas;
import io.reelgate.redis.servers.ServerProcess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a server that may be made to refuse, tasks in every index, and one call of each kind that writes. */
abstract class AtAFaultyRedis {
    static final String ADMISSION = "admission";
    static final String BUSY_ADMISSION = "admission counted in buckets";
    private static final Partitions PARTITIONS = new Partitions(4);
    private static final AccountId ANNA = new AccountId("anna");
    private static final Partition PARTITION = PARTITIONS.of(ANNA);
    private static final LookBudget.Wanted LOOKS = new LookBudget.Wanted(StoreFixture.UPSTREAM, 10, 1, 0);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Limits MANY = new Limits(10_000, 1_000, 100_000);
    /** Of all keys with their values, whatever order Redis keeps them in, and whether they expire. */
    private static final String DIGEST = """
        local keys, all = redis.call('KEYS', '*'), {}
        table.sort(keys)
        local function value(key, type)
          local fields = {}
          if type == 'hash' then
            local stored = redis.call('HGETALL', key)
            for index = 1, #stored, 2 do fields[#fields + 1] = stored[index] .. '=' .. stored[index + 1] end
          elseif type == 'set' then
            fields = redis.call('SMEMBERS', key)
          else
            return redis.call('DUMP', key)
          end
          table.sort(fields)
          return table.concat(fields, ',')
        end
        for _, key in ipairs(keys) do
          all[#all + 1] = key .. value(key, redis.call('TYPE', key).ok)
          all[#all + 1] = redis.call('PTTL', key) >= 0 and '+' or '-'
        end
        return redis.sha1hex(table.concat(all))
        """;

    private final TaskIds ids = new TaskIds(new SecureRandom());
    private final Vertx vertx = Vertx.vertx();
    private final RedisReplicas servers = RedisReplicas.start(0);
    private Keys keys;
    final ServerProcess server = servers.primary();
    RedisConnections connections;
    RedisStores stores;

    /** One call of each script that roles write by, on tasks prepared for it; each succeeds once. */
    final Map<String, Supplier<Future<?>>> nameToWrite = new LinkedHashMap<>();

    @BeforeEach
    void openStores() {
        connections = RedisForTests.connectionsTo(vertx, RedisForTests.settings(servers.url()));
        await(connections.start());
        StoreSettings settings =
                StoreSettings.of(RedisSettings.of(servers.url()).commandTimeout());
        keys = new Keys(settings.prefix(), PARTITIONS);
        stores = new RedisStores(connections, PARTITIONS, List.of(StoreFixture.LTX), settings);
        await(stores.accounts()
                .provision(
                        List.of(new Account(ANNA, List.of(StoreFixture.KEY), Map.of(), Optional.empty(), List.of()))));
        admissions();
        claims();
        commits();
        callbacks();
    }

    @AfterEach
    void close() {
        await(connections.close());
        await(vertx.close());
        servers.close();
    }

    static boolean succeeds(Supplier<Future<?>> write) {
        return await(write.get().<Boolean>map(true));
    }

    String digest() {
        return (String) server.ask("EVAL", DIGEST, "0");
    }

    private void admissions() {
        Limits few = new Limits(60, 1_000, 1_200);
        nameToWrite.put(ADMISSION, () -> stores.admissions().admit(admission(task(), few)));
        nameToWrite.put(BUSY_ADMISSION, () -> stores.admissions().admit(admission(task(), MANY)));
        nameToWrite.put("status read", () -> stores.accounts().countReads(ANNA, StoreFixture.LTX, 1, 1_200));
    }

    private void claims() {
        Claim looked = claimed(StoreFixture.LOOK);
        Claim renewed = claimed(Work.ARCHIVE);
        queued();
        at(keys.due(PARTITION, StoreFixture.UPSTREAM), queued());
        at(keys.collecting(PARTITION), queued());
        nameToWrite.put("claim of a submit", () -> stores.queue().claim(Work.SUBMIT, PARTITION, 1, LEASE));
        nameToWrite.put("claim of a look", () -> stores.queue().claim(StoreFixture.LOOK, PARTITION, 1, LEASE));
        nameToWrite.put("claim of a copy", () -> stores.queue().claim(Work.ARCHIVE, PARTITION, 1, LEASE));
        nameToWrite.put("snooze", () -> stores.queue().snooze(looked, Instant.EPOCH, OptionalInt.of(40)));
        nameToWrite.put("renewal", () -> stores.queue().renew(renewed, LEASE));
        nameToWrite.put("right to look", () -> stores.looks().take(LOOKS, Share.WHOLE));
    }

    private void commits() {
        Task going = queued();
        Task ending = queued();
        nameToWrite.put(
                "step",
                () -> stores.tasks()
                        .commit(commit(
                                going, new TaskState.Queued(), new Placement.Claimed(Instant.EPOCH), List.of())));
        nameToWrite.put("end", () -> stores.tasks().commit(end(ending)));
    }

    private void callbacks() {
        Task one = queued();
        await(stores.tasks().commit(end(one)));
        Outbox.Callback callback =
                await(stores.outbox().claim(PARTITION, 1, 4, LEASE)).getFirst();
        await(stores.tasks().commit(end(queued())));
        nameToWrite.put("claim of a callback", () -> stores.outbox().claim(PARTITION, 1, 4, LEASE));
        nameToWrite.put("delivered callback", () -> stores.outbox().delivered(callback));
    }

    private Claim claimed(Work work) {
        Task task = queued();
        at(work == Work.ARCHIVE ? keys.collecting(PARTITION) : keys.due(PARTITION, StoreFixture.UPSTREAM), task);
        return await(stores.queue().claim(work, PARTITION, 1, LEASE)).getFirst().claim();
    }

    private void at(String index, Task task) {
        server.ask("ZADD", index, "1", task.id().value());
    }

    private Task queued() {
        Task task = task();
        await(stores.admissions().admit(admission(task, MANY)));
        return task;
    }

    private Task task() {
        return Task.admitted(
                ids.next(PARTITION, StoreFixture.CREATED.toEpochMilli()),
                ANNA,
                StoreFixture.LTX,
                StoreFixture.request(),
                StoreFixture.CREATED,
                StoreFixture.CREATED.plusSeconds(1_800));
    }

    private static Admission admission(Task task, Limits limits) {
        return new Admission(task, StoreFixture.KEY, limits, Optional.empty(), Map.of());
    }

    private static Commit end(Task task) {
        TaskState failed = new TaskState.Failed(Failure.of(FailCode.GENERATION_FAILED), StoreFixture.CREATED);
        List<Effect> effects = List.of(
                new Effect.Publish(), new Effect.ReleaseSlot(), new Effect.CallBack("https://hooks.example.com/a"));
        return commit(task, failed, new Placement.Nowhere(), effects);
    }

    private static Commit commit(Task task, TaskState next, Placement placement, List<Effect> effects) {
        Transition transition = new Transition(task, StoreFixture.next(task, next), placement, effects);
        return new Commit(transition, "commit of " + task.id().value(), Optional.empty(), Map.of());
    }
}
