package io.reelgate.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads at boot what kind of server this is, and says what would hurt. INFO must be allowed; where CONFIG is not, as with
 * many hosted servers, what only it tells is left to the operator and noted.
 */
public final class RedisInspection {
    private final RedisConnections connections;

    public RedisInspection(RedisConnections connections) {
        this.connections = connections;
    }

    /** The findings, worst first; empty for a server that is as it should be. Fails with a {@link RedisFailure}. */
    public Future<List<Finding>> findings() {
        return info().compose(info -> configuration().map(found -> new RedisTraits(info, found).findings()));
    }

    private Future<Map<String, String>> info() {
        return connections.send(Request.cmd(Command.INFO)).map(reply -> lines(reply.toString()));
    }

    private static Map<String, String> lines(String info) {
        Map<String, String> nameToValue = new HashMap<>();
        info.lines()
                .map(line -> line.split(":", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> nameToValue.put(pair[0], pair[1]));
        return nameToValue;
    }

    private Future<Map<String, String>> configuration() {
        return connections
                .sendAll(List.of(
                        Request.cmd(Command.CONFIG, "GET", "save"), Request.cmd(Command.CONFIG, "GET", "appendfsync")))
                .map(RedisInspection::pairs)
                .recover(RedisInspection::withoutConfig);
    }

    private static Map<String, String> pairs(List<Response> replies) {
        Map<String, String> nameToValue = new HashMap<>();
        for (Response reply : replies) {
            reply.getKeys()
                    .forEach(name -> nameToValue.put(name, reply.get(name).toString()));
        }
        return nameToValue;
    }

    private static Future<Map<String, String>> withoutConfig(Throwable cause) {
        return cause instanceof RedisErrorReply ? Future.succeededFuture(Map.of()) : Future.failedFuture(cause);
    }
}
