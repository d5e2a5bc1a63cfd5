package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import org.junit.jupiter.api.Test;

class RedisInspectionTest extends AtAPrivateRedis {
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
