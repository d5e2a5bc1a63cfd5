package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.Idempotency;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.AdmissionStore.Admission;
import io.reelgate.port.Work;
import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stores under the running test's prefix, and tasks to put into them. */
final class StoreFixture {
    static final String KEY = "a1b2";
    static final String LTX = "ltx-2-19b";
    static final String UPSTREAM = "apixo";
    static final Work LOOK = new Work.Look(UPSTREAM);
    static final String SORA = "sora-2-pro";
    static final Limits SORA_LIMITS = new Limits(60, 10, 1200);
    static final Limits WIDE = new Limits(10_000, 1_000, 100_000);
    static final Instant CREATED = Instant.ofEpochMilli(1_790_000_000_000L);

    private final TaskIds ids = new TaskIds(new SecureRandom());
    private final RedisForTests redis;
    final Partitions partitions = new Partitions(4);
    final StoreSettings settings;
    final Keys keys;
    final RedisStores stores;
    final TimeBound bound;

    StoreFixture(RedisForTests redis) {
        this.redis = redis;
        this.settings = StoreSettings.of(Duration.ofSeconds(5)).withPrefix(redis.prefix());
        this.keys = new Keys(settings.prefix(), partitions);
        this.stores = new RedisStores(redis.connections(), partitions, List.of(LTX, SORA), settings);
        this.bound = new TimeBound(new PartitionClocks(redis.connections(), keys), settings.commandTimeout());
    }

    /** An account with one live key. */
    AccountId account(String name) {
        AccountId account = new AccountId(name);
        redis.ask(Command.HSET, keys.account(account), "key:" + KEY, 1);
        return account;
    }

    Partition partition(AccountId account) {
        return partitions.of(account);
    }

    TaskId id(AccountId account) {
        return ids.next(partitions.of(account), CREATED.toEpochMilli());
    }

    Task task(AccountId account, String model) {
        return Task.admitted(id(account), account, model, request(), CREATED, CREATED.plus(Duration.ofMinutes(30)));
    }

    static GenerateRequest request() {
        return new GenerateRequest(
                RequestType.ASYNC,
                Optional.empty(),
                Provider.AUTO,
                Optional.empty(),
                Map.of("prompt", "a cat", "duration", 5L));
    }

    Admission admission(Task task, Limits limits) {
        return new Admission(
                task, KEY, limits, Optional.empty(), Map.of("taskId", task.id().value()));
    }

    Admission admission(Task task, Limits limits, String idempotencyKey, String fingerprint) {
        var idempotency = Optional.of(new Idempotency(idempotencyKey, fingerprint));
        return new Admission(
                task, KEY, limits, idempotency, Map.of("taskId", task.id().value()));
    }

    AdmissionOutcome admit(AccountId account, String model, Limits limits) {
        return admit(admission(task(account, model), limits));
    }

    AdmissionOutcome admit(Admission admission) {
        return RedisForTests.await(stores.admissions().admit(admission));
    }

    /** A queued task of a model with wide limits. */
    Task queued(AccountId account) {
        Task task = task(account, LTX);
        admit(admission(task, WIDE));
        return task;
    }

    /** Admission with a window other than a minute. */
    RedisAdmissionStore admissions(Duration window) {
        return new RedisAdmissionStore(redis.scripts(), new AdmissionCall(keys, settings, window), bound);
    }

    /** The task one version on; without request when the state is terminal. */
    static Task next(Task before, TaskState state) {
        return new Task(
                before.id(),
                before.account(),
                before.model(),
                state.terminal() ? Optional.empty() : before.request(),
                state,
                before.version() + 1,
                before.attempts(),
                before.createTime(),
                before.deadline(),
                before.upstreamProgress());
    }
}
