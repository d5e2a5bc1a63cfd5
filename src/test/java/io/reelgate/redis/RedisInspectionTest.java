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

    @Test
    void countsTheReplicasThatAreToConfirm() {
        assertThat(await(new RedisInspection(connections, 2).findings()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Finding.Severity.UNSAFE))
                .satisfies(finding -> assertThat(finding.text()).contains("0 connected replicas", "needs 2"));
    }

    private void configure(String name, String value) {
        await(connections.send(Request.cmd(Command.CONFIG, "SET", name, value)));
    }
}
