package io.reelgate.bench;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.hash.Sha256;
import io.reelgate.domain.model.Limits;
import io.reelgate.domain.model.Provider;
import io.reelgate.domain.request.GenerateRequest;
import io.reelgate.domain.request.RequestType;
import io.reelgate.domain.task.Decision.Transition;
import io.reelgate.domain.task.Placement;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.AdmissionStore.Admission;
import io.reelgate.port.TaskStore.Commit;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.store.RedisStores;
import io.reelgate.simulator.job.ContentHash;
import io.reelgate.simulator.job.Job;
import io.reelgate.simulator.job.JobIds;
import io.reelgate.simulator.job.Orientation;
import io.reelgate.simulator.job.Product;
import io.reelgate.simulator.job.Words;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Running tasks put into Redis by the gateway's own stores, all overdue for a look. Their jobs, which live in their ids,
 * go on for a day.
 */
final class SeededTasks {
    private static final String MODEL = "ltx-2-19b";
    private static final Partitions PARTITIONS = new Partitions(64);
    private static final Limits WIDE = new Limits(1_000_000, 1_000_000, 1_000_000);
    private static final int DAY_MILLIS = 86_400_000;
    private static final int AT_ONCE = 500;

    private final RedisConnections connections;
    private final RedisStores stores;
    private final JobIds jobs;
    private final TaskIds ids = new TaskIds(new SecureRandom());

    SeededTasks(RedisConnections connections, RedisStores stores, JobIds jobs) {
        this.connections = connections;
        this.stores = stores;
        this.jobs = jobs;
    }

    /** The key at an index belongs to the account of that index. */
    void add(int count, List<String> keys) {
        List<Future<?>> added = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            int account = number % keys.size();
            added.add(add(number, new AccountId(BenchAccounts.name(account)), Sha256.hex(keys.get(account))));
            if (added.size() == AT_ONCE) {
                Future.all(added).await();
                added.clear();
            }
        }
        Future.all(added).await();
    }

    private Future<?> add(int number, AccountId account, String keyHash) {
        Instant now = connections.clock().instant();
        Task queued = Task.admitted(
                ids.next(PARTITIONS.of(account), now.toEpochMilli()),
                account,
                MODEL,
                request(),
                now,
                now.plus(Duration.ofHours(2)));
        Map<String, Object> snapshot = Map.of("taskId", queued.id().value());
        Task running = running(queued, number, now);
        Placement overdue = new Placement.Due(now.minusMillis(number % 60_000));
        Commit commit = new Commit(
                new Transition(queued, running, overdue, List.of()),
                UUID.randomUUID().toString(),
                Optional.empty(),
                snapshot);
        return stores.admissions()
                .admit(new Admission(queued, keyHash, WIDE, Optional.empty(), snapshot))
                .compose(admitted -> stores.tasks().commit(commit));
    }

    private static GenerateRequest request() {
        return new GenerateRequest(
                RequestType.ASYNC,
                Optional.empty(),
                Provider.AUTO,
                Optional.empty(),
                Map.of("mode", "text-to-video", "prompt", "a calm sea", "resolution", "1080p", "duration", 10L));
    }

    private Task running(Task queued, int number, Instant now) {
        Job job = new Job(
                new Product("apixo", MODEL),
                MODEL,
                now.toEpochMilli(),
                1_000,
                DAY_MILLIS,
                Orientation.LANDSCAPE,
                new ContentHash(number, number),
                Words.NONE);
        var state = new TaskState.Running(new io.reelgate.domain.task.Job("apixo", jobs.write(job, number), now));
        return new Task(
                queued.id(),
                queued.account(),
                queued.model(),
                queued.request(),
                state,
                queued.version() + 1,
                1,
                queued.createTime(),
                queued.deadline(),
                queued.upstreamProgress());
    }
}
