package io.reelgate.redis.servers;

import static org.awaitility.Awaitility.await;

import io.reelgate.rig.Ports;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A primary and its replicas, each to be stopped, frozen or killed; nobody promotes one. */
public final class RedisReplicas implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Access access;
    private final ServerProcess primary;
    private final List<ServerProcess> replicas = new ArrayList<>();

    private RedisReplicas(Access access) {
        this.access = access;
        this.primary = server(List.of());
    }

    /** Starts a primary and replicas without a password, and waits until they are in step. */
    public static RedisReplicas start(int replicas) {
        return start(replicas, Optional.empty());
    }

    public static RedisReplicas start(int replicas, Optional<String> password) {
        RedisReplicas servers = new RedisReplicas(Access.withPassword(password));
        String replicaOf = "replicaof 127.0.0.1 " + servers.primary.port();
        IntStream.range(0, replicas).forEach(index -> servers.replicas.add(servers.server(List.of(replicaOf))));
        servers.awaitLinks();
        return servers;
    }

    private ServerProcess server(List<String> own) {
        int port = Ports.free();
        List<String> settings = new ArrayList<>(List.of(
                "port " + port,
                "repl-diskless-sync yes",
                "repl-diskless-sync-delay 0",
                "repl-diskless-load swapdb",
                "repl-ping-replica-period 1"));
        access.password().ifPresent(word -> settings.addAll(List.of("requirepass " + word, "masterauth " + word)));
        settings.addAll(own);
        return ServerProcess.start(port, access, settings);
    }

    /** Waits until every responsive replica follows the primary. */
    public void awaitLinks() {
        await("replicas in step")
                .atMost(PATIENCE)
                .until(() -> responsive(replicas)
                        .allMatch(replica -> replica.info("replication", "master_link_status")
                                .equals("up")));
        await("replicas online")
                .atMost(PATIENCE)
                .until(() -> online() == responsive(replicas).count());
    }

    /** How many replicas the primary counts as online. */
    public long online() {
        return IntStream.range(0, replicas.size())
                .filter(index -> primary.info("replication", "slave" + index).contains("state=online"))
                .count();
    }

    private static Stream<ServerProcess> responsive(List<ServerProcess> servers) {
        return servers.stream().filter(ServerProcess::responsive);
    }

    public ServerProcess primary() {
        return primary;
    }

    public List<ServerProcess> replicas() {
        return List.copyOf(replicas);
    }

    /** Of the primary. */
    public String url() {
        return "redis://" + access.inUrl() + primary.address() + "/0";
    }

    @Override
    public void close() {
        replicas.forEach(ServerProcess::close);
        primary.close();
    }
}
