package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.redis.servers.ClusterServers;
import io.reelgate.redis.servers.ClusterServers.Shape;
import io.reelgate.redis.servers.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A Cluster whose masters are killed and frozen under load: nothing that was confirmed is lost. */
@Tag("faults")
@Tag("matrix")
class ClusterIT {
    private static final Map<String, String> CONFIRMED = Map.of("REELGATE_REDIS_DURABILITY", "confirmed");
    private static final Duration RESUMED = Duration.ofSeconds(10);

    @Test
    void survivesTheKillOfAMaster() {
        try (ClusterServers cluster = ClusterServers.start(Shape.of(3, 1).withPassword("secret"));
                ServerFaults run = new ServerFaults("cluster-kill", cluster.url(), CONFIRMED)) {
            run.submitting(10);

            killed(cluster, cluster.masters().getFirst(), run);

            assertThat(run.finish()).hasSize(1);
        }
    }

    @Test
    void losesNothingWhenEachMasterIsKilledInTurnAndOneIsFrozen() {
        try (ClusterServers cluster = ClusterServers.start();
                ServerFaults run = new ServerFaults("cluster-matrix", cluster.url(), CONFIRMED)) {
            run.submitting(20);

            cluster.masters().forEach(master -> killed(cluster, master, run));
            frozen(cluster, cluster.masters().getLast(), run);

            assertThat(run.finish()).hasSize(4);
            assertThat(run.longestGapOfLooks()).isLessThan(RESUMED);
        }
    }

    @Test
    void goesOnWithoutTheKilledWhereEachMasterHasTwoReplicas() {
        try (ClusterServers cluster = ClusterServers.start(Shape.of(3, 2));
                ServerFaults run = new ServerFaults("cluster-replicas", cluster.url(), CONFIRMED)) {
            run.submitting(20);

            List<ServerProcess> masters = cluster.masters();
            masters.forEach(master -> leftDead(cluster, master, run));

            assertThat(run.finish()).hasSize(masters.size());
            assertThat(run.longestGapOfLooks()).isLessThan(RESUMED);
        }
    }

    private static void killed(ClusterServers cluster, ServerProcess master, ServerFaults run) {
        Set<Integer> accounts = begin("kill and restart", master, run);
        master.kill();
        cluster.awaitReplaced(master);
        master.restart();
        cluster.awaitHealthy();
        run.awaitWork(accounts);
    }

    private static void leftDead(ClusterServers cluster, ServerProcess master, ServerFaults run) {
        Set<Integer> accounts = begin("kill for good", master, run);
        master.kill();
        cluster.awaitReplaced(master);
        run.awaitWork(accounts);
    }

    private static void frozen(ClusterServers cluster, ServerProcess master, ServerFaults run) {
        Set<Integer> accounts = begin("freeze and thaw", master, run);
        master.freeze();
        cluster.awaitReplaced(master);
        run.awaitRefused(1, accounts);
        master.thaw();
        cluster.awaitHealthy();
        run.awaitWork(accounts);
    }

    private static Set<Integer> begin(String what, ServerProcess master, ServerFaults run) {
        Set<Integer> accounts = AccountNumbers.ofKeys((List<?>) master.ask("KEYS", "*:account:*"));
        assertThat(accounts).isNotEmpty();
        run.begin(what + " of " + master.port(), accounts);
        return accounts;
    }
}
