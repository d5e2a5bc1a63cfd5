package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisInspectionTest {
    private Vertx vertx;
    private PrivateRedis server;
    private RedisConnections connections;

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

    @Test
    void findsNothingWrongWithTheOwnRedis() {
        assertThat(await(new RedisInspection(connections).findings())).isEmpty();
    }

    @Test
    void readsEvictionAndPersistenceFromALiveServer() {
        configure("maxmemory-policy", "allkeys-lru");
        configure("appendonly", "no");

        assertThat(await(new RedisInspection(connections).findings()))
                .extracting(Finding::text)
                .satisfiesExactly(
                        eviction -> assertThat(eviction).contains("allkeys-lru"),
                        persistence -> assertThat(persistence).contains("nothing on disk"));
    }

    @Test
    void goesOnWhereConfigIsForbidden() {
        await(connections.send(Request.cmd(Command.ACL, "SETUSER", "default", "-config")));

        assertThat(await(new RedisInspection(connections).findings()))
                .extracting(Finding::severity)
                .containsExactly(Finding.Severity.NOTE);
    }

    private void configure(String name, String value) {
        await(connections.send(Request.cmd(Command.CONFIG, "SET", name, value)));
    }
}
