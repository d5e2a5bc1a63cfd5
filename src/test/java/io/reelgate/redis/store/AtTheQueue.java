package io.reelgate.redis.store;

import static io.reelgate.redis.RedisForTests.await;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Work;
import io.reelgate.port.WorkQueue;
import io.reelgate.redis.RedisForTests;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test with stores on a real Redis, an account and its partition. */
abstract class AtTheQueue {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    static final Duration LEASE = Duration.ofMinutes(1);

    StoreFixture fixture;
    WorkQueue target;
    AccountId account;
    Partition partition;

    @BeforeEach
    void openStores() {
        fixture = new StoreFixture(redis);
        target = fixture.stores.queue();
        account = fixture.account("anna");
        partition = fixture.partition(account);
    }

    List<ClaimedTask> claim(Work work, int most) {
        return await(target.claim(work, partition, most, LEASE));
    }

    List<Task> queue(AccountId account, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> fixture.queued(account))
                .toList();
    }

    /** A task to be looked at so many milliseconds from now. */
    Task due(long millis) {
        Task task = fixture.queued(account);
        redis.ask(
                Command.ZADD,
                fixture.keys.due(partition, StoreFixture.UPSTREAM),
                redisMillis() + millis,
                task.id().value());
        return task;
    }

    /** Another account of the same partition. */
    AccountId neighbourOf(AccountId account) {
        String name = IntStream.range(0, 1_000)
                .mapToObj(index -> "neighbour-" + index)
                .filter(each -> fixture.partitions.of(new AccountId(each)).equals(fixture.partition(account)))
                .findFirst()
                .orElseThrow();
        return fixture.account(name);
    }

    static long score(String key, TaskId id) {
        return redis.ask(Command.ZSCORE, key, id.value()).toLong();
    }

    static long redisMillis() {
        return redis.connections().clock().redisMillis();
    }
}
