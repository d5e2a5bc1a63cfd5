package io.reelgate.redis.store;

import io.reelgate.port.LookBudget;
import io.reelgate.port.Share;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Counts looks in slices of a tenth of a second, by the time of the master that counts them. */
final class RedisLookBudget implements LookBudget {
    private final RedisConnections connections;
    private final Scripts scripts;
    private final Keys keys;

    RedisLookBudget(RedisConnections connections, Keys keys) {
        this.connections = connections;
        this.scripts = new Scripts(connections);
        this.keys = keys;
    }

    @Override
    public Future<Grant> take(Wanted wanted, Share share) {
        String key = keys.looks(wanted.upstream());
        List<String> arguments = List.of(
                Integer.toString(wanted.perSecond()),
                Integer.toString(wanted.looks()),
                Integer.toString(share.number()),
                Integer.toString(share.nodes()),
                Integer.toString(wanted.ahead()));
        return scripts.run(Script.TAKE_LOOKS, List.of(key), arguments).map(reply -> grant(reply, key));
    }

    /** In a Cluster the master that counts may have another time than the one all roles go by. */
    private Grant grant(Response reply, String key) {
        long difference =
                connections.clock().redisMillis() - connections.clock(key).redisMillis();
        return new Grant(
                reply.get(0).toInteger(),
                Instant.ofEpochMilli(reply.get(1).toLong() + difference),
                Instant.ofEpochMilli(reply.get(2).toLong() + difference),
                Duration.ofMillis(reply.get(3).toLong()));
    }
}
