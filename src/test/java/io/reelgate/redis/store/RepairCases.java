package io.reelgate.redis.store;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Index;
import io.reelgate.port.Suspect;
import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.Script;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A case for each script that repairs. */
final class RepairCases {
    private static final String ANY = "0";

    private final RedisForTests redis;
    private final StoreFixture fixture;
    private final AccountId account;
    private final Partition partition;
    private final RepairCall call;

    RepairCases(RedisForTests redis, StoreFixture fixture, AccountId account) {
        this.redis = redis;
        this.fixture = fixture;
        this.account = account;
        this.partition = fixture.partition(account);
        this.call = new RepairCall(fixture.keys, Duration.ofDays(15), Duration.ofSeconds(35), Duration.ofHours(24));
    }

    ScriptCase task() {
        Task task = fixture.queued(account);
        redis.ask(
                Command.ZREM,
                fixture.keys.ready(partition, StoreFixture.LTX),
                task.id().value());
        Suspect suspect = new Suspect(task.id(), Optional.of(task), Set.of());
        return ScriptCase.of(Script.REPAIR_TASK, call.keys(suspect, task), call.arguments(suspect, task, ANY), 3);
    }

    ScriptCase gone() {
        TaskId gone = fixture.id(account);
        redis.ask(Command.ZADD, fixture.keys.claimed(partition), 1, gone.value());
        Suspect suspect = new Suspect(gone, Optional.empty(), Set.of(new Index.Claimed()));
        return ScriptCase.of(Script.FORGET_TASK, call.keysOfGone(suspect), call.argumentsOfGone(suspect, ANY), 2);
    }

    ScriptCase callback() {
        TaskId id = fixture.id(account);
        redis.ask(Command.HSET, fixture.keys.callback(id), "url", "https://b.example/cb");
        List<String> keys = List.of(
                fixture.keys.endpoints(partition),
                fixture.keys.outbox(partition, "e1"),
                fixture.keys.flights(partition, "e1"),
                fixture.keys.callback(id));
        return ScriptCase.of(Script.REPAIR_CALLBACK, keys, List.of(id.value(), "e1", ANY), 3);
    }
}
