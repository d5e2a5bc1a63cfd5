package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.redis.servers.SentinelServers;
import io.reelgate.redis.servers.ServerProcess;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SentinelFailoverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final SentinelServers servers = SentinelServers.start(Optional.of("data"), Optional.of("watchers"));

    @AfterEach
    void close() {
        await(vertx.close());
        servers.close();
    }

    @Test
    void followsTheMasterThatTheSentinelsName() {
        RedisConnections connections = connections(servers.url(), "watchers");
        await(connections.start());
        ServerProcess first = servers.master();
        assertThat(connections.masters()).extracting(RedisMaster::name).containsExactly(first.address());

        servers.sentinels().getFirst().kill();
        first.kill();

        await().atMost(PATIENCE).until(() -> writes(connections));
        ServerProcess second = servers.awaitMasterOtherThan(first);
        assertThat(connections.masters()).extracting(RedisMaster::name).containsExactly(second.address());
        assertThat(second.ask("GET", "key")).isEqualTo("value");
        await(connections.close());
    }

    @Test
    void takesTheOnlyMasterWhereNoneIsNamed() {
        RedisConnections connections = connections(servers.url().replaceFirst("\\?.*", ""), "watchers");

        await(connections.start());

        assertThat(writes(connections)).isTrue();
        await(connections.close());
    }

    @Test
    void saysWhatIsWrong() {
        assertRefused(servers.url() + "2", "watchers", "watches no master named reelgate2");
        assertRefused(servers.url(), "other", "wants another redis.sentinelPassword: WRONGPASS");
        assertRefused(
                servers.url().replace(":data@", ":other@"),
                "watchers",
                "does not accept the user and password of redis.url");
        String data = "redis://:data@" + servers.master().address() + "?sentinel=" + SentinelServers.MASTER_NAME;
        assertRefused(data, "data", "it is no Sentinel");
    }

    private void assertRefused(String url, String sentinelPassword, String reason) {
        RedisConnections refused = connections(url, sentinelPassword);
        assertThatThrownBy(() -> await(refused.start()))
                .isInstanceOf(RedisUnavailable.class)
                .hasMessageContaining(reason);
        await(refused.close());
    }

    private RedisConnections connections(String url, String sentinelPassword) {
        RedisAccess access = new RedisAccess(Optional.of(Credentials.of("", sentinelPassword)), RedisTls.STANDARD);
        return RedisForTests.connectionsTo(vertx, RedisForTests.settings(url).with(access));
    }

    private static boolean writes(RedisConnections connections) {
        try {
            await(connections.send(Request.cmd(Command.SET, "key", "value")));
            return true;
        } catch (RedisFailure e) {
            return false;
        }
    }
}
