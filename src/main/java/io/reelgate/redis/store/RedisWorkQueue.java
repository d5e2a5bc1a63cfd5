package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.Claim;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Work;
import io.reelgate.port.WorkQueue;
import io.reelgate.redis.RedisClock;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** Work by lease: claims only move members; the tasks are read afterwards. */
final class RedisWorkQueue implements WorkQueue {
    private final RedisConnections connections;
    private final Scripts scripts;
    private final RedisClock clock;
    private final Keys keys;
    private final ClaimCall call;

    RedisWorkQueue(RedisConnections connections, Keys keys, ClaimCall call) {
        this.connections = connections;
        this.scripts = new Scripts(connections);
        this.clock = connections.clock();
        this.keys = keys;
        this.call = call;
    }

    @Override
    public Future<List<ClaimedTask>> claim(Work work, Partition partition, int most, Duration lease) {
        return call.run(work, partition, most, lease);
    }

    @Override
    public Future<Boolean> snooze(Claim claim, Instant at, OptionalInt progress) {
        List<String> arguments = List.of(
                claim.id().value(),
                Long.toString(claim.until()),
                Long.toString(at.toEpochMilli()),
                progress.isPresent() ? Integer.toString(progress.getAsInt()) : "");
        return scripts.run(Script.SNOOZE_CLAIM, List.of(index(claim), keys.task(claim.id())), arguments)
                .map(moved -> moved.toInteger() == 1);
    }

    @Override
    public Future<Claim> renew(Claim claim, Duration lease) {
        long until = Math.max(clock.redisMillis() + lease.toMillis(), claim.until() + 1);
        List<String> arguments = List.of(claim.id().value(), Long.toString(claim.until()), Long.toString(until));
        return scripts.run(Script.RENEW_CLAIM, List.of(index(claim)), arguments)
                .compose(moved -> moved.toInteger() == 1
                        ? Future.succeededFuture(new Claim(claim.id(), claim.work(), until))
                        : Future.failedFuture(new ClaimVoid(claim.id())));
    }

    private String index(Claim claim) {
        return ClaimCall.index(keys, claim.work(), claim.id().partition());
    }

    @Override
    public Future<List<TaskId>> expired(Partition partition, int most) {
        return before(keys.claimed(partition), clock.redisMillis(), most);
    }

    @Override
    public Future<List<TaskId>> overdue(Partition partition, Duration grace, int most) {
        return before(keys.active(partition), clock.redisMillis() - grace.toMillis(), most);
    }

    private Future<List<TaskId>> before(String key, long millis, int most) {
        Request request = Request.cmd(Command.ZRANGE)
                .arg(key)
                .arg("-inf")
                .arg(millis)
                .arg("BYSCORE")
                .arg("LIMIT")
                .arg(0)
                .arg(most);
        return connections
                .send(request)
                .map(reply -> Replies.texts(reply).stream().map(TaskId::new).toList());
    }
}
