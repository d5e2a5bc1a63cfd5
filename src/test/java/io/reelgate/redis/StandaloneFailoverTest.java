package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.redis.servers.RedisReplicas;
import io.reelgate.redis.servers.ServerProcess;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several hosts that an operator fails over by hand. */
class StandaloneFailoverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private RedisReplicas servers;
    private RedisConnections connections;

    @BeforeEach
    void connect() {
        servers = RedisReplicas.start(1);
        String url = "redis://" + replica().address() + "," + servers.primary().address();
        connections = RedisForTests.connectionsTo(vertx, RedisForTests.settings(url));
        await(connections.start());
    }

    @AfterEach
    void disconnect() {
        await(connections.close());
        await(vertx.close());
        servers.close();
    }

    @Test
    void skipsAReplica() {
        assertThat(connections.masters())
                .extracting(RedisMaster::name)
                .containsExactly(servers.primary().address());
        assertThat(writes()).isTrue();
    }

    @Test
    void followsAPromotionAfterADeath() {
        servers.primary().kill();
        replica().ask("REPLICAOF", "NO", "ONE");

        await().atMost(PATIENCE).until(this::writes);
        assertThat(replica().ask("GET", "key")).isEqualTo("value");
    }

    @Test
    void leavesAMasterThatWasDemotedThoughItsConnectionsStand() {
        replica().ask("REPLICAOF", "NO", "ONE");
        servers.primary()
                .ask("REPLICAOF", "127.0.0.1", Integer.toString(replica().port()));

        await().atMost(PATIENCE)
                .until(() -> connections.masters().getFirst().name(), replica().address()::equals);
        await().atMost(PATIENCE).until(this::writes);
        assertThat(replica().ask("GET", "key")).isEqualTo("value");
    }

    private ServerProcess replica() {
        return servers.replicas().getFirst();
    }

    private boolean writes() {
        try {
            await(connections.send(Request.cmd(Command.SET, "key", "value")));
            return true;
        } catch (RedisFailure e) {
            return false;
        }
    }
}
