package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.redis.servers.ClusterServers;
import io.reelgate.redis.servers.ServerProcess;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClusterFaultsTest extends AtACluster {
    private static final String KEY = "{p07}:key";

    @Override
    ClusterServers.Shape shape() {
        return ClusterServers.Shape.of(3, 1).withPassword("secret");
    }

    @Test
    void goesOnWithTheReplicaOfAKilledMaster() {
        ServerProcess first = cluster.masterOf(KEY);
        await(set(KEY, "kept"));

        first.kill();

        await().atMost(PATIENCE).until(() -> writes(KEY));
        assertThat(connections.masters())
                .hasSize(3)
                .noneMatch(master -> master.name().equals(first.address()));
        assertThat(keys()).allSatisfy(key -> assertThat(writes(key)).isTrue());
    }

    @Test
    void aFrozenMasterDisturbsNoCommandsToTheOthers() {
        ServerProcess frozen = cluster.masterOf(KEY);
        List<String> others =
                keys().stream().filter(key -> cluster.masterOf(key) != frozen).toList();

        frozen.freeze();
        Future<Response> stuck = set(KEY, "stuck");
        List<Future<Response>> answers = IntStream.range(0, 2_000)
                .mapToObj(index -> set(others.get(index % others.size()), "value"))
                .toList();

        await(Future.all(answers));
        assertThat(connections.available()).isTrue();
        await(stuck.otherwiseEmpty());
        assertThat(stuck.cause())
                .isInstanceOfSatisfying(
                        RedisFailure.class,
                        cause -> assertThat(cause.outcomeUnknown()).isTrue());
        await().atMost(PATIENCE).until(() -> writes(KEY));
        frozen.thaw();
        cluster.awaitHealthy();
        assertThat(keys()).allSatisfy(key -> assertThat(writes(key)).isTrue());
    }

    @Test
    void confirmsWritesOnEveryMaster() {
        Confirmation byOne = new Confirmation(1, PATIENCE);

        await(Future.all(keys().stream()
                .map(key -> connections.sendConfirmed(Request.cmd(Command.SET, key, key), byOne))
                .toList()));

        assertThat(keys())
                .allSatisfy(
                        key -> assertThat(cluster.masterOf(key).ask("GET", key)).isEqualTo(key));
        assertThat(connections.tallies().waits()).isGreaterThanOrEqualTo(3);
    }
}
