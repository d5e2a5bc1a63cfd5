package io.reelgate.bench;

import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import io.reelgate.rig.Ports;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How much does admission cost beyond what no gateway can avoid? Accepted tasks per second and CPU per accepted task of a
 * node with the ingress and governor roles, against {@link FloorServer}, on one Redis, 2,000 accounts, alternating in one
 * run. Read the ratios; the absolute figures are the machine's.
 */
public final class AdmissionBench {
    private static final int ACCOUNTS = 2_000;
    private static final int CALLERS = 64;
    private static final int ROUNDS = 5;
    private static final int WARM_UP_TASKS = 300_000;
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final String LOOPS = "2";

    private record Figures(double perSecond, double cpuMicrosPerTask) {}

    private AdmissionBench() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("reelgate-bench");
        List<String> keys = IntStream.range(0, ACCOUNTS)
                .mapToObj("bench_key_%04d_0123456789"::formatted)
                .toList();
        int floorPort = Ports.free();
        Process floor = startFloor(floorPort);
        Vertx vertx =
                Vertx.vertx(new VertxOptions().setPreferNativeTransport(true).setEventLoopPoolSize(1));
        try (GatewayProcess gateway = startGateway(folder, keys)) {
            awaitAnswer(floorPort);
            int port = Integer.parseInt(gateway.url("").replaceAll(".*:", ""));
            compare(new Load(vertx, floorPort, keys, CALLERS), floor, new Load(vertx, port, keys, CALLERS), gateway);
        } finally {
            floor.destroyForcibly();
            vertx.close().await();
        }
    }

    private static void compare(Load floorLoad, Process floor, Load gatewayLoad, GatewayProcess gateway)
            throws InterruptedException {
        warmUp(floorLoad);
        warmUp(gatewayLoad);
        List<Figures> floors = new ArrayList<>();
        List<Figures> gateways = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            floors.add(measure(floorLoad, floor));
            gateways.add(measure(gatewayLoad, gateway.process()));
        }
        report(floors, gateways);
        System.out.printf("refused: floor %d, gateway %d%n", floorLoad.refused(), gatewayLoad.refused());
    }

    /** By work, not by time: on a busy machine the compiler would still be at it. */
    private static void warmUp(Load load) throws InterruptedException {
        while (load.accepted() < WARM_UP_TASKS) {
            load.run(CALLERS, ROUND);
        }
    }

    private static Figures measure(Load load, Process server) throws InterruptedException {
        long before = load.accepted();
        Duration cpuBefore = cpu(server);
        long start = System.nanoTime();
        load.run(CALLERS, ROUND);
        double seconds = (System.nanoTime() - start) / 1e9;
        double tasks = load.accepted() - before;
        return new Figures(tasks / seconds, cpu(server).minus(cpuBefore).toNanos() / 1e3 / tasks);
    }

    private static void report(List<Figures> floors, List<Figures> gateways) {
        for (int round = 0; round < ROUNDS; round++) {
            System.out.printf(
                    "round %d: floor %s, gateway %s%n", round + 1, text(floors.get(round)), text(gateways.get(round)));
        }
        System.out.printf(
                "accepted tasks per second, gateway / floor, median of %d: %.2f%n",
                ROUNDS,
                median(IntStream.range(0, ROUNDS)
                        .mapToObj(round -> gateways.get(round).perSecond / floors.get(round).perSecond)
                        .toList()));
        System.out.printf(
                "CPU per accepted task, gateway / floor, median of %d: %.2f%n",
                ROUNDS,
                median(IntStream.range(0, ROUNDS)
                        .mapToObj(round -> gateways.get(round).cpuMicrosPerTask / floors.get(round).cpuMicrosPerTask)
                        .toList()));
    }

    private static String text(Figures figures) {
        return "%.0f/s at %.0f us CPU".formatted(figures.perSecond, figures.cpuMicrosPerTask);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static Duration cpu(Process process) {
        return process.toHandle().info().totalCpuDuration().orElseThrow();
    }

    private static Process startFloor(int port) throws IOException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        return new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FloorServer.class.getName(),
                        Integer.toString(port),
                        RedisForTests.url(),
                        LOOPS)
                .inheritIO()
                .start();
    }

    private static GatewayProcess startGateway(Path folder, List<String> keys) throws Exception {
        Path conf = Files.createDirectories(folder.resolve("conf"));
        Files.writeString(conf.resolve("reelgate.yaml"), BenchAccounts.yaml(keys));
        return GatewayProcess.start(
                folder,
                Map.of(
                        "REELGATE_CONF_DIR",
                        conf.toString(),
                        "REELGATE_NODE_ROLES",
                        "ingress,governor",
                        "REELGATE_NODE_EVENTLOOPS",
                        LOOPS,
                        "REELGATE_REDIS_CONNECTIONS",
                        LOOPS,
                        "REELGATE_REDIS_URL",
                        RedisForTests.url(),
                        "REELGATE_REDIS_PREFIX",
                        RedisForTests.freshPrefix()));
    }

    private static void awaitAnswer(int port) {
        org.awaitility.Awaitility.await().until(() -> Http.status("http://127.0.0.1:" + port + "/") != 0);
    }
}
