package io.reelgate.redis.store;

import io.reelgate.redis.RedisConnections;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;

/** Turns that one node of the fleet takes at a time: a key that is only set where it is not, and expires by itself. */
final class Turns {
    private final RedisConnections connections;
    private final String node;

    Turns(RedisConnections connections, String node) {
        this.connections = connections;
        this.node = node;
    }

    Future<Boolean> take(String key, Duration rhythm) {
        Request request =
                Request.cmd(Command.SET).arg(key).arg(node).arg("NX").arg("PX").arg(rhythm.toMillis());
        return connections.send(request).map(taken -> taken != null);
    }

    Future<Void> keep(String key, Duration duration) {
        return connections
                .send(Request.cmd(Command.PEXPIRE).arg(key).arg(duration.toMillis()))
                .mapEmpty();
    }
}
