package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;

import io.reelgate.redis.servers.ClusterServers;
import io.reelgate.redis.servers.ServerProcess;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that may do anything to its Cluster. */
abstract class AtACluster {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    Vertx vertx;
    ClusterServers cluster;
    RedisConnections connections;

    abstract ClusterServers.Shape shape();

    @BeforeEach
    void connect() {
        vertx = Vertx.vertx();
        cluster = ClusterServers.start(shape());
        connections = RedisForTests.connectionsTo(vertx, RedisForTests.settings(cluster.url()));
        await(connections.start());
    }

    @AfterEach
    void disconnect() {
        await(connections.close());
        await(vertx.close());
        cluster.close();
    }

    /** One key of each of the 64 partitions. */
    static List<String> keys() {
        return IntStream.range(0, 64).mapToObj("{p%02d}:key"::formatted).toList();
    }

    /** A key of another master than this one. */
    String keyNotOf(ServerProcess master) {
        return keys().stream()
                .filter(key -> cluster.masterOf(key) != master)
                .findFirst()
                .orElseThrow();
    }

    Future<Response> set(String key, String value) {
        return connections.send(Request.cmd(Command.SET, key, value));
    }

    Response get(String key) {
        return await(connections.send(Request.cmd(Command.GET, key)));
    }

    boolean writes(String key) {
        try {
            await(set(key, "again"));
            return true;
        } catch (RedisFailure e) {
            return false;
        }
    }
}
