package io.reelgate.redis.store;

import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The models that the nodes of the fleet know, each as its nodes have lately said: while a new version is rolled out, a
 * model may be known to some nodes only.
 */
final class ModelNotice {
    private static final Duration FORGOTTEN = Duration.ofMinutes(10);

    private final RedisConnections connections;
    private final Keys keys;
    private final List<String> models;

    ModelNotice(RedisConnections connections, Keys keys, List<String> models) {
        this.connections = connections;
        this.keys = keys;
        this.models = models;
    }

    Future<Void> announce() {
        long now = connections.clock(keys.models()).redisMillis();
        Request said = Request.cmd(Command.ZADD).arg(keys.models());
        models.forEach(model -> said.arg(now).arg(model));
        Request kept = Request.cmd(Command.PEXPIRE).arg(keys.models()).arg(FORGOTTEN.toMillis());
        return connections.sendAll(List.of(said, kept)).mapEmpty();
    }

    /** This node's, and those that were announced within that time. */
    Future<Set<String>> lately(Duration time) {
        Request request = Request.cmd(Command.ZRANGE)
                .arg(keys.models())
                .arg(connections.clock(keys.models()).redisMillis() - time.toMillis())
                .arg("+inf")
                .arg("BYSCORE");
        return connections.send(request).map(reply -> withOwn(Replies.texts(reply)));
    }

    private Set<String> withOwn(List<String> announced) {
        Set<String> all = new HashSet<>(announced);
        all.addAll(models);
        return all;
    }
}
