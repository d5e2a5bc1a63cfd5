package io.reelgate.redis.servers;

import static org.awaitility.Awaitility.await;

import io.reelgate.rig.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a cluster of servers that do not know each other. */
record ClusterBirth(ClusterServers.Shape shape, List<ServerProcess> servers) {
    private static final int SLOTS = 16_384;
    /** The servers talk to each other on a second port, this much higher. */
    private static final int BUS = 10_000;
    /** With this the second port, too, is below the range that outgoing connections are given. */
    private static final int HIGHEST = 22_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    static List<Integer> ports(int number) {
        return Stream.generate(Ports::free)
                .filter(port -> port < HIGHEST && free(port + BUS))
                .distinct()
                .limit(number)
                .toList();
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    static List<String> settings(int port, ClusterServers.Shape shape) {
        List<String> settings = new ArrayList<>(List.of(
                "port " + port,
                "cluster-enabled yes",
                "cluster-config-file nodes.conf",
                "cluster-node-timeout 1500",
                "cluster-announce-ip 127.0.0.1",
                "cluster-replica-validity-factor 0",
                "cluster-require-full-coverage " + (shape.fullCoverage() ? "yes" : "no"),
                "repl-diskless-sync yes",
                "repl-diskless-sync-delay 0",
                "repl-ping-replica-period 1"));
        shape.password().ifPresent(word -> settings.addAll(List.of("requirepass " + word, "masterauth " + word)));
        return settings;
    }

    void join() {
        IntStream.range(0, servers.size()).forEach(this::introduce);
        await("servers meet").atMost(PATIENCE).until(() -> servers.stream().allMatch(this::knowsAll));
        IntStream.range(shape.masters(), servers.size()).forEach(this::follow);
    }

    private void introduce(int index) {
        ServerProcess server = servers.get(index);
        server.ask("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(index + 1));
        if (index < shape.masters()) {
            server.ask(Stream.concat(Stream.of("CLUSTER", "ADDSLOTS"), slots(index))
                    .toArray(String[]::new));
        }
        server.ask(
                "CLUSTER",
                "MEET",
                "127.0.0.1",
                Integer.toString(servers.getFirst().port()));
    }

    private Stream<String> slots(int master) {
        int first = master * SLOTS / shape.masters();
        int next = (master + 1) * SLOTS / shape.masters();
        return IntStream.range(first, next).mapToObj(Integer::toString);
    }

    /** Every server must know every other, by its own name, before it can follow one. */
    private boolean knowsAll(ServerProcess server) {
        List<String> lines = ((String) server.ask("CLUSTER", "NODES")).lines().toList();
        return lines.size() == servers.size() && lines.stream().noneMatch(line -> line.contains("handshake"));
    }

    private void follow(int index) {
        ServerProcess master = servers.get(index % shape.masters());
        servers.get(index).ask("CLUSTER", "REPLICATE", (String) master.ask("CLUSTER", "MYID"));
    }
}
