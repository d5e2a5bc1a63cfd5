package io.reelgate.redis.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class ClusterServersTest {
    private static final String KEY = "{p07}:key";

    @Test
    void aReplicaTakesOverFromAKilledMasterWhichThenFollows() {
        try (ClusterServers cluster =
                ClusterServers.start(ClusterServers.Shape.of(3, 1).withPassword("secret"))) {
            ServerProcess first = cluster.masterOf(KEY);
            first.ask("SET", KEY, "value");
            assertThat(first.ask("WAIT", "1", "5000")).isEqualTo(1L);
            ServerProcess replica = cluster.replicasOf(first).getFirst();

            first.kill();
            ServerProcess second = cluster.awaitMasterOtherThan(first, cluster.slotOf(KEY));

            assertThat(second).isSameAs(replica);
            assertThat(second.ask("GET", KEY)).isEqualTo("value");
            first.restart();
            cluster.awaitHealthy();
            await().untilAsserted(() -> assertThat(cluster.replicasOf(second)).containsExactly(first));
        }
    }

    @Test
    void aFrozenMasterIsReplacedAndFollowsOnThawing() {
        try (ClusterServers cluster = ClusterServers.start(ClusterServers.Shape.of(3, 2))) {
            ServerProcess first = cluster.masterOf(KEY);
            await().untilAsserted(() -> assertThat(cluster.replicasOf(first)).hasSize(2));

            first.freeze();
            ServerProcess second = cluster.awaitMasterOtherThan(first, cluster.slotOf(KEY));
            first.thaw();
            cluster.awaitHealthy();

            assertThat(cluster.masterOf(KEY)).isSameAs(second);
        }
    }

    @Test
    void aSlotThatMovesAnswersWithAskAndThenWithMoved() {
        try (ClusterServers cluster = ClusterServers.start(
                ClusterServers.Shape.of(3, 0).withPassword("secret").withFullCoverage())) {
            ServerProcess source = cluster.masterOf(KEY);
            ServerProcess target = cluster.masters().stream()
                    .filter(master -> master != source)
                    .findFirst()
                    .orElseThrow();
            source.ask("SET", KEY, "value");

            SlotMove move = cluster.beginMove(cluster.slotOf(KEY), target);
            assertThat(source.ask("GET", KEY)).isEqualTo("value");
            move.moveKeys();
            assertThatThrownBy(() -> source.ask("GET", KEY)).hasMessageContaining("ASK " + cluster.slotOf(KEY));

            move.complete();
            assertThatThrownBy(() -> source.ask("GET", KEY)).hasMessageContaining("MOVED " + cluster.slotOf(KEY));
            assertThat(target.ask("GET", KEY)).isEqualTo("value");
        }
    }
}
