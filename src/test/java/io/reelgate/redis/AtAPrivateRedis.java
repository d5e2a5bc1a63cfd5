package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that may do anything to its server. */
abstract class AtAPrivateRedis {
    Vertx vertx;
    PrivateRedis server;
    RedisConnections connections;

    @BeforeEach
    void connect() {
        vertx = Vertx.vertx();
        server = PrivateRedis.start();
        connections = RedisForTests.connectionsTo(vertx, RedisForTests.settings(server.url()));
        await(connections.start());
    }

    @AfterEach
    void disconnect() {
        await(connections.close());
        await(vertx.close());
        server.close();
    }
}
