package io.reelgate.bench;

import io.reelgate.domain.account.Partitions;
import io.reelgate.redis.RedisConnections;
import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.RedisSettings;
import io.reelgate.redis.store.RedisStores;
import io.reelgate.redis.store.StoreSettings;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.PollPace;
import io.reelgate.rig.SimulatorProcess;
import io.reelgate.simulator.job.JobIds;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * All nodes restart with 100,000 tasks in flight, all overdue: two node processes, a simulator that counts, 50 submits a
 * second, and a cap of 500 looks a second. The same two nodes with nothing in flight, as cold as these, give the
 * unloaded figures: {@code RestartBench [tasks] [cap] [seconds]}.
 */
final class RestartBench {
    private static final int SUBMITS_PER_SECOND = 50;
    private static final int ACCOUNTS = 200;

    private final int tasks;
    private final int cap;
    private final Duration time;
    private final Path folder = Files.createTempDirectory("reelgate-restart");
    private final String prefix = RedisForTests.freshPrefix();
    private final List<String> keys = IntStream.range(0, ACCOUNTS)
            .mapToObj("bench_key_%04d_0123456789"::formatted)
            .toList();

    private RestartBench(int tasks, int cap, Duration time) throws Exception {
        this.tasks = tasks;
        this.cap = cap;
        this.time = time;
    }

    public static void main(String[] arguments) throws Exception {
        new RestartBench(
                        number(arguments, 0, 100_000),
                        number(arguments, 1, 500),
                        Duration.ofSeconds(number(arguments, 2, 60)))
                .run();
        System.exit(0);
    }

    private static int number(String[] arguments, int index, int otherwise) {
        return arguments.length > index ? Integer.parseInt(arguments[index]) : otherwise;
    }

    private void run() throws Exception {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(conf.resolve("reelgate.yaml"), BenchAccounts.yaml(keys));
        try (SimulatorProcess idle = SimulatorProcess.start(folder.resolve("idle"), "1")) {
            System.out.println("unloaded: " + submits(settings(conf, idle)));
        }
        try (SimulatorProcess simulator = SimulatorProcess.start(folder.resolve("simulator"), "1")) {
            seed();
            System.out.println("restarted: " + submits(settings(conf, simulator)));
            report(PollPace.of(simulator));
        }
    }

    private Map<String, String> settings(Path conf, SimulatorProcess simulator) {
        return Map.of(
                "REELGATE_REDIS_COMMANDTIMEOUT",
                "2s",
                "HEAP",
                "384m",
                "REELGATE_CONF_DIR",
                conf.toString(),
                "REELGATE_REDIS_URL",
                RedisForTests.url(),
                "REELGATE_REDIS_PREFIX",
                prefix,
                "REELGATE_RESULTS_URL",
                "file:" + folder.resolve("results"),
                "REELGATE_SIMULATOR_URL",
                simulator.url(),
                "REELGATE_SIMULATOR_SPEED",
                "1",
                "REELGATE_UPSTREAMS_APIXO_LOOKSPERSECOND",
                Integer.toString(cap));
    }

    /** Both nodes start at once, and are submitted to from the moment they are ready. */
    private SteadySubmits submits(Map<String, String> settings) {
        GatewayProcess one = GatewayProcess.launch(folder.resolve("one"), new HashMap<>(settings));
        GatewayProcess other = GatewayProcess.launch(folder.resolve("other"), new HashMap<>(settings));
        one.awaitReady();
        other.awaitReady();
        SteadySubmits submits = new SteadySubmits(List.of(one, other), keys, SUBMITS_PER_SECOND).run(time);
        // Not closed as a test would: a busy machine is no fault here.
        one.terminate();
        other.terminate();
        return submits;
    }

    /** Seeding is not what is measured. */
    private static RedisSettings patient() {
        RedisSettings standard = RedisSettings.of(RedisForTests.url());
        return new RedisSettings(
                RedisForTests.url(),
                2,
                standard.maxInFlight(),
                Duration.ofSeconds(30),
                standard.reconnectBase(),
                standard.reconnectMax());
    }

    private void seed() {
        Vertx vertx = Vertx.vertx();
        RedisConnections connections = RedisForTests.connectionsTo(vertx, patient());
        connections.start().await();
        long begun = System.nanoTime();
        RedisStores stores = new RedisStores(
                connections,
                new Partitions(64),
                List.of("ltx-2-19b"),
                StoreSettings.of(Duration.ofSeconds(30)).withPrefix(prefix));
        new SeededTasks(connections, stores, new JobIds("simulator-standing-alone")).add(tasks, keys);
        System.out.printf("%d tasks seeded in %.1f s%n", tasks, (System.nanoTime() - begun) / 1e9);
        connections.close().await();
        vertx.close().await();
    }

    /** The first second is that of the first look; the last ones, when the nodes end, do not count. */
    private void report(PollPace pace) {
        List<Long> all = pace.secondBySecond();
        List<Long> seconds = all.subList(0, Math.max(0, Math.min(all.size(), (int) time.toSeconds())));
        LongSummaryStatistics looks =
                seconds.stream().mapToLong(Long::longValue).summaryStatistics();
        System.out.println("looks in each second: " + seconds);
        System.out.printf(
                "mean %.1f, most %d, max/mean %.3f; most in any second, wherever it begins: %d of %d%n",
                looks.getAverage(), looks.getMax(), looks.getMax() / looks.getAverage(), pace.mostInAnySecond(), cap);
    }
}
