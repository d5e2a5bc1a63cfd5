package io.reelgate.redis.servers;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Redis Cluster: masters that share the 16,384 slots evenly, and replicas that take over after a second and a half of
 * silence. A server killed and started again joins as what the others then take it for.
 */
public final class ClusterServers implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * How a cluster is made.
     *
     * @param masters how many share the slots
     * @param replicasEach how many follow each
     * @param fullCoverage whether all stop when one slot has no master, as Redis does by default
     */
    public record Shape(int masters, int replicasEach, boolean fullCoverage, Optional<String> password) {
        /** Without a password, going on with the slots that are served. */
        public static Shape of(int masters, int replicasEach) {
            return new Shape(masters, replicasEach, false, Optional.empty());
        }

        public Shape withPassword(String word) {
            return new Shape(masters, replicasEach, fullCoverage, Optional.of(word));
        }

        public Shape withFullCoverage() {
            return new Shape(masters, replicasEach, true, password);
        }

        int servers() {
            return masters * (1 + replicasEach);
        }
    }

    private final Access access;
    private final List<ServerProcess> servers;

    private ClusterServers(Access access, List<ServerProcess> servers) {
        this.access = access;
        this.servers = servers;
    }

    /** Three masters with a replica each. */
    public static ClusterServers start() {
        return start(Shape.of(3, 1));
    }

    /** Starts all and waits until every server sees a whole cluster and every replica is in step. */
    public static ClusterServers start(Shape shape) {
        Access access = Access.withPassword(shape.password());
        List<ServerProcess> servers = ClusterBirth.ports(shape.servers()).parallelStream()
                .map(port -> ServerProcess.start(port, access, ClusterBirth.settings(port, shape)))
                .toList();
        ClusterServers cluster = new ClusterServers(access, servers);
        new ClusterBirth(shape, servers).join();
        cluster.awaitHealthy();
        return cluster;
    }

    /** All, whatever their roles are now; those from the start's masters first. */
    public List<ServerProcess> servers() {
        return servers;
    }

    public Stream<ServerProcess> responsive() {
        return servers.stream().filter(ServerProcess::responsive);
    }

    /** The masters of now as the first responsive server knows them, in the order of their first slots. */
    public List<ServerProcess> masters() {
        return view().ranges().stream()
                .map(SlotRange::port)
                .distinct()
                .map(this::at)
                .toList();
    }

    public ServerProcess masterOf(int slot) {
        return at(view().range(slot).orElseThrow().port());
    }

    /** The master of the slot of a key, which is that of its hash tag if it has one. */
    public ServerProcess masterOf(String key) {
        return masterOf(slotOf(key));
    }

    public int slotOf(String key) {
        return Math.toIntExact((Long) anyone().ask("CLUSTER", "KEYSLOT", key));
    }

    /** The replicas of now of one master; those that are known to have failed are left out. */
    public List<ServerProcess> replicasOf(ServerProcess master) {
        return view().ranges().stream()
                .filter(range -> range.port() == master.port())
                .findFirst()
                .map(SlotRange::replicaPorts)
                .orElse(List.of())
                .stream()
                .map(this::at)
                .toList();
    }

    private SlotMap view() {
        return SlotMap.of(anyone());
    }

    private ServerProcess anyone() {
        return responsive().findFirst().orElseThrow();
    }

    private ServerProcess at(int port) {
        return servers.stream()
                .filter(server -> server.port() == port)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until every responsive server knows of another, responsive master of the slot, and that one agrees. */
    public ServerProcess awaitMasterOtherThan(ServerProcess old, int slot) {
        await("failover of " + old.address())
                .atMost(PATIENCE)
                .until(() -> responsive()
                        .map(SlotMap::of)
                        .map(map -> map.range(slot).map(SlotRange::port).orElse(0))
                        .allMatch(port -> port != 0 && port != old.port()));
        return masterOf(slot);
    }

    /** Waits until no responsive server takes this one for a master any more, and all see every slot served. */
    public void awaitReplaced(ServerProcess old) {
        await(old.address() + " replaced")
                .atMost(PATIENCE)
                .until(() -> responsive()
                        .map(SlotMap::of)
                        .allMatch(map ->
                                map.whole() && map.ranges().stream().noneMatch(range -> range.port() == old.port())));
    }

    /** Waits until all responsive servers see all slots served by responsive masters, and their replicas in step. */
    public void awaitHealthy() {
        await("cluster healthy").atMost(PATIENCE).until(() -> responsive().allMatch(this::healthy));
    }

    private boolean healthy(ServerProcess server) {
        boolean replica = server.info("replication", "role").equals("slave");
        boolean inStep =
                !replica || server.info("replication", "master_link_status").equals("up");
        boolean ok = ServerProcess.field(server.ask("CLUSTER", "INFO"), "cluster_state")
                .equals("ok");
        return ok
                && inStep
                && SlotMap.of(server).ranges().stream()
                        .allMatch(range -> at(range.port()).responsive());
    }

    /** Begins to move a slot: keys that are no longer at its master are asked for at the target. */
    public SlotMove beginMove(int slot, ServerProcess target) {
        return SlotMove.begin(slot, masterOf(slot), target, access);
    }

    /** The first servers; a client finds the rest. */
    public String url() {
        return "redis://" + access.inUrl()
                + IntStream.range(0, 3)
                        .mapToObj(index -> servers.get(index).address())
                        .collect(joining(","));
    }

    @Override
    public void close() {
        servers.forEach(ServerProcess::close);
    }
}
