package io.reelgate.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads at boot what kind of servers the masters are, and says what would hurt. INFO must be allowed; where CONFIG is not, as with
 * many hosted servers, what only it tells is left to the operator and noted.
 */
public final class RedisInspection {
    private final RedisConnections connections;
    private final int replicas;

    public RedisInspection(RedisConnections connections) {
        this(connections, 0);
    }

    /** {@code replicas}: how many are to confirm writes of each master. */
    public RedisInspection(RedisConnections connections, int replicas) {
        this.connections = connections;
        this.replicas = replicas;
    }

    /** The findings of all masters, worst first; empty where all is as it should be. Fails with a {@link RedisFailure}. */
    public Future<List<Finding>> findings() {
        List<RedisMaster> masters = connections.masters();
        return Future.all(masters.stream().map(this::findings).toList())
                .map(all -> all.<List<Finding>>list().stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Finding::severity))
                        .toList());
    }

    private Future<List<Finding>> findings(RedisMaster master) {
        if (!master.available()) {
            return Future.succeededFuture(List.of(new Finding(
                    Finding.Severity.NOTE, master.name() + " could not be looked at: it does not answer now.")));
        }
        return info(master)
                .compose(info -> configuration(master).map(found -> judged(new RedisTraits(info, found))))
                .map(found -> named(master, found))
                .recover(cause -> Future.failedFuture(Refusal.of(master.name(), cause)));
    }

    private List<Finding> judged(RedisTraits traits) {
        return Stream.concat(traits.findings().stream(), traits.replicas(replicas).stream())
                .toList();
    }

    /** Of several servers the finding says which. */
    private List<Finding> named(RedisMaster master, List<Finding> found) {
        return connections.masters().size() == 1
                ? found
                : found.stream()
                        .map(finding -> new Finding(finding.severity(), master.name() + ": " + finding.text()))
                        .toList();
    }

    private static Future<Map<String, String>> info(RedisMaster master) {
        return master.send(Request.cmd(Command.INFO)).map(reply -> lines(reply.toString()));
    }

    private static Map<String, String> lines(String info) {
        Map<String, String> nameToValue = new HashMap<>();
        info.lines()
                .map(line -> line.split(":", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> nameToValue.put(pair[0], pair[1]));
        return nameToValue;
    }

    private static Future<Map<String, String>> configuration(RedisMaster master) {
        return Future.all(
                        master.send(Request.cmd(Command.CONFIG, "GET", "save")),
                        master.send(Request.cmd(Command.CONFIG, "GET", "appendfsync")))
                .map(both -> pairs(both.list()))
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
