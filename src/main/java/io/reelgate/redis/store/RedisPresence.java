package io.reelgate.redis.store;

import io.reelgate.domain.account.Partition;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.account.Rendezvous;
import io.reelgate.port.Outage;
import io.reelgate.port.Presence;
import io.reelgate.port.Share;
import io.reelgate.redis.RedisClock;
import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;

/**
 * Nodes say in Redis that they live and do some work, and each works out its own partitions of it from who does. While Redis is silent the last
 * answer holds: it is only a hint. Started and stopped on one thread; the answers may be read from any.
 */
public final class RedisPresence implements Presence {
    /** Others notice a death within {@link #ALIVE}; a node that was only slow loses nothing by being taken for dead. */
    private static final Duration BEAT = Duration.ofMillis(500);

    private static final Duration ALIVE = Duration.ofSeconds(2);
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final Vertx vertx;
    private final RedisConnections connections;
    private final RedisClock clock;
    private final Partitions partitions;
    private final String key;
    private final String node;
    private final Outage outage = new Outage("presence");

    private volatile List<Partition> assigned;
    private volatile Share share = Share.WHOLE;
    private long timer = -1;
    private boolean leaving;

    /** {@code key}: where the nodes that do the same work are counted. */
    RedisPresence(Vertx vertx, RedisConnections connections, String key, Partitions partitions, String node) {
        this.vertx = vertx;
        this.connections = connections;
        this.clock = connections.clock();
        this.partitions = partitions;
        this.key = key;
        this.node = node;
        this.assigned = partitions.all();
    }

    /** The first heartbeat; completes also when it failed, because the next ones follow by themselves. */
    public Future<Void> start() {
        timer = vertx.setPeriodic(BEAT.toMillis(), id -> beat());
        return beat();
    }

    /** Others take over at once. May be called twice, or without a start; a failure changes nothing but the delay. */
    public Future<Void> leave() {
        leaving = true;
        vertx.cancelTimer(timer);
        return connections
                .send(Request.cmd(Command.ZREM).arg(key).arg(node))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    @Override
    public List<Partition> assigned() {
        return assigned;
    }

    @Override
    public List<Partition> all() {
        return partitions.all();
    }

    @Override
    public Share share() {
        return share;
    }

    Future<Void> beat() {
        long now = clock.redisMillis();
        List<Request> requests = List.of(
                Request.cmd(Command.ZADD).arg(key).arg(now).arg(node),
                Request.cmd(Command.ZREMRANGEBYSCORE).arg(key).arg("-inf").arg(now - FORGOTTEN.toMillis()),
                Request.cmd(Command.ZRANGE)
                        .arg(key)
                        .arg(now - ALIVE.toMillis())
                        .arg("+inf")
                        .arg("BYSCORE"));
        return connections
                .sendAll(requests)
                .onSuccess(this::assign)
                .onFailure(outage::seen)
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private void assign(List<Response> replies) {
        outage.over();
        if (leaving) {
            return;
        }
        List<String> alive = Replies.texts(replies.get(2));
        assigned = Rendezvous.assignedTo(node, alive, partitions);
        List<String> inOrder = alive.stream().sorted().toList();
        share = new Share(Math.max(0, inOrder.indexOf(node)), Math.max(1, inOrder.size()));
    }
}
