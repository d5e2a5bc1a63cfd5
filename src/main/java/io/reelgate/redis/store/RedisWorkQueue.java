package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.task.Task;
import io.reelgate.port.Claim;
import io.reelgate.port.ClaimedTask;
import io.reelgate.port.Work;
import io.reelgate.port.WorkQueue;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** Work by lease: claims only move members; the tasks are read afterwards. */
final class RedisWorkQueue implements WorkQueue {
    private final Scripts scripts;
    private final PartitionClocks clocks;
    private final Keys keys;
    private final ClaimCall call;
    private final TimeBound bound;
    private final Leftovers leftovers;

    RedisWorkQueue(RedisConnections connections, Keys keys, ClaimCall call, TimeBound bound) {
        this.scripts = new Scripts(connections);
        this.clocks = new PartitionClocks(connections, keys);
        this.keys = keys;
        this.call = call;
        this.bound = bound;
        this.leftovers = new Leftovers(connections, keys);
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
                progress.isPresent() ? Integer.toString(progress.getAsInt()) : "",
                bound.next(claim.id().partition()));
        return scripts.run(Script.SNOOZE_CLAIM, List.of(index(claim), keys.task(claim.id())), arguments)
                .map(TimeBound::kept)
                .map(moved -> moved == 1);
    }

    @Override
    public Future<Claim> renew(Claim claim, Duration lease) {
        Partition partition = claim.id().partition();
        long until = Math.max(millis(partition) + lease.toMillis(), claim.until() + 1);
        List<String> arguments =
                List.of(claim.id().value(), Long.toString(claim.until()), Long.toString(until), bound.next(partition));
        return scripts.run(Script.RENEW_CLAIM, List.of(index(claim)), arguments)
                .map(TimeBound::kept)
                .compose(moved -> moved == 1
                        ? Future.succeededFuture(new Claim(claim.id(), claim.work(), until))
                        : Future.failedFuture(new ClaimVoid(claim.id())));
    }

    @Override
    public Future<Duration> hold(Claim claim, String token) {
        List<String> names = List.of(keys.task(claim.id()), index(claim));
        List<String> arguments = List.of(claim.id().value(), Long.toString(claim.until()), token);
        return scripts.run(Script.HOLD_INTENT, names, arguments).map(left -> Duration.ofMillis(left.toLong()));
    }

    private long millis(Partition partition) {
        return clocks.of(partition).redisMillis();
    }

    private String index(Claim claim) {
        return ClaimCall.index(keys, claim.work(), claim.id().partition());
    }

    @Override
    public Future<List<ClaimedTask>> expired(Partition partition, int most) {
        return leftovers.expired(partition, millis(partition), most);
    }

    @Override
    public Future<List<Task>> overdue(Partition partition, Duration grace, int most) {
        return leftovers.overdue(partition, millis(partition) - grace.toMillis(), most);
    }
}
