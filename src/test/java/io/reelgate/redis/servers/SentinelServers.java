package io.reelgate.redis.servers;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import io.reelgate.rig.Ports;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A master, two replicas and three sentinels that agree after a second of silence that a master is down. */
public final class SentinelServers implements AutoCloseable {
    public static final String MASTER_NAME = "reelgate";
    private static final int SENTINELS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final RedisReplicas data;
    private final List<ServerProcess> sentinels;

    private SentinelServers(RedisReplicas data, List<ServerProcess> sentinels) {
        this.data = data;
        this.sentinels = sentinels;
    }

    /** Starts all without passwords, and waits until the sentinels know each other and the replicas. */
    public static SentinelServers start() {
        return start(Optional.empty(), Optional.empty());
    }

    /**
     * The same with passwords.
     *
     * @param password of the data servers
     * @param sentinelPassword of the sentinels
     */
    public static SentinelServers start(Optional<String> password, Optional<String> sentinelPassword) {
        RedisReplicas data = RedisReplicas.start(2, password);
        List<ServerProcess> sentinels = IntStream.range(0, SENTINELS)
                .mapToObj(index -> sentinel(data.primary(), password, sentinelPassword))
                .toList();
        SentinelServers servers = new SentinelServers(data, sentinels);
        servers.awaitHealthy();
        return servers;
    }

    private static ServerProcess sentinel(
            ServerProcess master, Optional<String> password, Optional<String> sentinelPassword) {
        int port = Ports.free();
        Stream<String> own = Stream.of(
                "port " + port,
                "sentinel monitor " + MASTER_NAME + " 127.0.0.1 " + master.port() + " 2",
                "sentinel down-after-milliseconds " + MASTER_NAME + " 1000",
                "sentinel failover-timeout " + MASTER_NAME + " 3000",
                "sentinel parallel-syncs " + MASTER_NAME + " 2");
        Stream<String> secrets = Stream.concat(
                password.map(word -> "sentinel auth-pass " + MASTER_NAME + " " + word).stream(),
                sentinelPassword.stream()
                        .flatMap(word -> Stream.of("requirepass " + word, "sentinel sentinel-pass " + word)));
        return ServerProcess.sentinel(
                port,
                Access.withPassword(sentinelPassword),
                Stream.concat(own, secrets).toList());
    }

    /** Waits until every sentinel knows two other sentinels, a living master and two living replicas. */
    public void awaitHealthy() {
        await("sentinels agree").atMost(PATIENCE).until(() -> sentinels.stream().allMatch(SentinelServers::knowsAll));
    }

    private static boolean knowsAll(ServerProcess sentinel) {
        String line = sentinel.info("sentinel", "master0");
        return line.contains("status=ok,") && line.contains("slaves=2,") && line.contains("sentinels=3");
    }

    /** The master the first responsive sentinel names. */
    public ServerProcess master() {
        ServerProcess sentinel =
                sentinels.stream().filter(ServerProcess::responsive).findFirst().orElseThrow();
        List<?> address = (List<?>) sentinel.ask("SENTINEL", "get-master-addr-by-name", MASTER_NAME);
        int port = Integer.parseInt((String) address.get(1));
        return data().stream()
                .filter(server -> server.port() == port)
                .findFirst()
                .orElseThrow();
    }

    /** Waits until the sentinels name another master than this one, and it takes writes. */
    public ServerProcess awaitMasterOtherThan(ServerProcess old) {
        return await("failover").atMost(PATIENCE).until(this::master, master -> takesOver(master, old));
    }

    private static boolean takesOver(ServerProcess master, ServerProcess old) {
        return master != old && master.info("replication", "role").equals("master");
    }

    /** The three data servers, whatever their roles are now. */
    public List<ServerProcess> data() {
        return Stream.concat(Stream.of(data.primary()), data.replicas().stream())
                .toList();
    }

    public List<ServerProcess> sentinels() {
        return sentinels;
    }

    /** With the password of the data servers; that of the sentinels is a setting of its own. */
    public String url() {
        String hosts = sentinels.stream().map(ServerProcess::address).collect(joining(","));
        return data.url().replaceFirst("127\\.0\\.0\\.1:\\d+/0", hosts + "/0?sentinel=" + MASTER_NAME);
    }

    /** Of the master of now, without Sentinel. */
    public String masterUrl() {
        return data.url().replaceFirst("127\\.0\\.0\\.1:\\d+", master().address());
    }

    @Override
    public void close() {
        sentinels.forEach(ServerProcess::close);
        data.close();
    }
}
