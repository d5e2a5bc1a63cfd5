package io.reelgate.redis;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reelgate.redis.servers.ClusterServers;
import io.reelgate.redis.servers.ServerProcess;
import io.reelgate.redis.servers.SlotMove;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterRoutingTest extends AtACluster {
    @Override
    ClusterServers.Shape shape() {
        return ClusterServers.Shape.of(3, 0).withPassword("secret");
    }

    @Test
    void sendsTheCommandsOfEveryPartitionToItsMaster() {
        keys().forEach(key -> await(set(key, key)));

        assertThat(connections.tallies().redirections()).isZero();
        assertThat(keys())
                .allSatisfy(
                        key -> assertThat(cluster.masterOf(key).ask("GET", key)).isEqualTo(key));
    }

    @Test
    void answersAListOverSeveralMastersInItsOrder() {
        List<String> keys = keys();
        await(connections.sendAll(keys.stream()
                .map(key -> Request.cmd(Command.SET, key, "of " + key))
                .toList()));

        List<Response> answers = await(connections.sendAll(
                keys.stream().map(key -> Request.cmd(Command.GET, key)).toList()));

        assertThat(answers)
                .extracting(Response::toString)
                .containsExactlyElementsOf(keys.stream().map(key -> "of " + key).toList());
    }

    @Test
    void looksAtEveryMaster() {
        cluster.masters().get(1).ask("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");

        assertThat(connections.masters()).hasSize(3);
        assertThat(await(connections.sendToEach(Request.cmd(Command.PING)))).hasSize(3);
        assertThat(await(new RedisInspection(connections).findings()))
                .singleElement()
                .extracting(Finding::text)
                .asString()
                .startsWith(cluster.masters().get(1).address() + ": Redis may evict tasks");
    }

    @Test
    void scansTheKeysOfEachMaster() {
        keys().forEach(key -> await(set(key, key)));

        List<String> found = connections.masters().stream()
                .flatMap(master -> await(master.send(Request.cmd(Command.SCAN, "0", "COUNT", "1000"))).get(1).stream())
                .map(Response::toString)
                .toList();

        assertThat(found).containsExactlyInAnyOrderElementsOf(keys());
    }

    @Test
    void followsASlotThatMoves() {
        String key = "{p07}:key";
        ServerProcess source = cluster.masterOf(key);
        await(set(key, "before"));
        SlotMove move = cluster.beginMove(cluster.slotOf(key), cluster.masterOf(keyNotOf(source)));
        move.moveKeys();

        assertThat(get(key)).as("by ASK").hasToString("before");
        assertThat(connections.tallies().redirections()).isEqualTo(1);

        move.complete();
        assertThat(get(key)).as("by MOVED").hasToString("before");
        await().until(() -> connections.tallies().switches() == 2);
        long redirections = connections.tallies().redirections();
        assertThat(redirections).isEqualTo(2);
        await(set(key, "after"));
        assertThat(connections.tallies().redirections())
                .as("the new map is used")
                .isEqualTo(redirections);
        assertThat(cluster.masterOf(key).ask("GET", key)).isEqualTo("after");
    }

    @Test
    void followsAListThroughASlotThatMoved() {
        String key = "{p07}:key";
        ServerProcess source = cluster.masterOf(key);
        keys().forEach(each -> await(set(each, each)));
        cluster.beginMove(cluster.slotOf(key), cluster.masterOf(keyNotOf(source)))
                .complete();

        List<Response> answers = await(connections.sendAll(
                keys().stream().map(each -> Request.cmd(Command.GET, each)).toList()));

        assertThat(answers).extracting(Response::toString).containsExactlyElementsOf(keys());
    }

    @Test
    void keepsTheClockOfEachMaster() {
        assertThat(keys())
                .allSatisfy(
                        key -> assertThat(connections.clock(key).errorMillis()).isLessThan(5_000));
        assertThat(connections.clock().errorMillis()).isLessThan(5_000);
    }

    @Test
    void refusesAnotherDatabaseThanTheFirst() {
        RedisConnections refused = RedisForTests.connectionsTo(
                vertx, RedisForTests.settings(cluster.url().replaceFirst("(/\\d*)?$", "/3")));

        assertThatThrownBy(() -> await(refused.start()))
                .isInstanceOf(RedisUnavailable.class)
                .hasMessageContaining("redis.url may have no ?sentinel= and no database but 0");
        await(refused.close());
    }
}
