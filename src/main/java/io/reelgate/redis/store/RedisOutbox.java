package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.port.Outbox;
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

/** Callback rows, claimed in two steps: which endpoints are due, then rows of each by a script of its own. */
final class RedisOutbox implements Outbox {
    private static final Duration DEAD_KEPT = Duration.ofDays(30);
    private static final long MOST_AHEAD_MILLIS = 1_000;

    private final RedisConnections connections;
    private final Scripts scripts;
    private final PartitionClocks clocks;
    private final Keys keys;
    private final TimeBound bound;
    private final CallbackClaims claims;

    RedisOutbox(RedisConnections connections, Keys keys, TimeBound bound) {
        this.connections = connections;
        this.scripts = new Scripts(connections);
        this.clocks = new PartitionClocks(connections, keys);
        this.keys = keys;
        this.bound = bound;
        this.claims = new CallbackClaims(connections, keys, bound);
    }

    @Override
    public Future<List<Callback>> claim(Partition partition, int most, int perEndpoint, Duration lease) {
        var wanted = new CallbackClaims.Wanted(partition, perEndpoint, lease);
        return connections
                .send(dueEndpoints(partition, most))
                .compose(reply -> claims.take(wanted, Replies.texts(reply), most));
    }

    /** Rather a few milliseconds too early than too late: the script knows the time. */
    private Request dueEndpoints(Partition partition, int most) {
        RedisClock clock = clocks.of(partition);
        return Request.cmd(Command.ZRANGE)
                .arg(keys.endpoints(partition))
                .arg("-inf")
                .arg(clock.redisMillis() + Math.min(clock.errorMillis(), MOST_AHEAD_MILLIS))
                .arg("BYSCORE")
                .arg("LIMIT")
                .arg(0)
                .arg(most);
    }

    @Override
    public Future<Void> delivered(Callback callback) {
        return finish(callback, "delivered", 0, "");
    }

    @Override
    public Future<Void> retry(Callback callback, Instant at, String reason) {
        return finish(callback, "retry", at.toEpochMilli(), reason);
    }

    @Override
    public Future<Void> bury(Callback callback, String reason) {
        return finish(callback, "bury", 0, reason);
    }

    private Future<Void> finish(Callback callback, String outcome, long at, String reason) {
        Partition partition = callback.id().partition();
        List<String> names = List.of(
                keys.endpoints(partition),
                keys.outbox(partition, callback.endpoint()),
                keys.flights(partition, callback.endpoint()),
                keys.callback(callback.id()),
                keys.dead(partition));
        List<String> arguments = List.of(
                callback.id().value(),
                callback.endpoint(),
                Long.toString(callback.lease()),
                outcome,
                Long.toString(at),
                reason,
                Long.toString(DEAD_KEPT.toMillis()),
                bound.next(partition));
        return scripts.run(Script.FINISH_CALLBACK, names, arguments)
                .map(TimeBound::kept)
                .mapEmpty();
    }
}
