package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.Balancer;
import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayPorts;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes behind a load balancer, each stopped and started again in turn, while callers go on. */
@Tag("faults")
class RollingRestartIT {
    private static final String MODEL = "wan-2-5";
    private static final String TASK = "{\"input\":{\"prompt\":\"rolling hills [sim:takes=6000]\"}}";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int GOING_AWAY = 1001;

    @TempDir
    Path folder;

    private final GatewayPorts first = GatewayPorts.free();
    private final GatewayPorts second = GatewayPorts.free();
    private final Map<GatewayPorts, GatewayProcess> portsToNode = new HashMap<>();
    private final Queue<String> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService callers = Executors.newScheduledThreadPool(16);
    private final List<ScheduledFuture<?>> going = new ArrayList<>();
    private final Map<String, String> shared = new HashMap<>();
    private Balancer balancer;
    private Caller caller;

    @BeforeEach
    void start() {
        shared.put("REELGATE_REDIS_URL", RedisForTests.url());
        shared.put("REELGATE_REDIS_PREFIX", RedisForTests.freshPrefix());
        shared.put("REELGATE_RESULTS_URL", "file:" + folder.resolve("results"));
        shared.put("REELGATE_DRAIN_NOTICE", "2s");
        // What a crowded machine makes of Redis is another test's subject.
        shared.put("REELGATE_REDIS_COMMANDTIMEOUT", "1500ms");
        shared.put("REELGATE_MODELS_WAN_2_5_LIMITS_CONCURRENT", "5000");
        shared.put("REELGATE_MODELS_WAN_2_5_LIMITS_REQUESTSPERMINUTE", "60000");
        shared.put("REELGATE_MODELS_WAN_2_5_LIMITS_STATUSREADSPERMINUTE", "60000");
        startNode(first);
        startNode(second);
        balancer = new Balancer(List.of(first, second));
        caller = new Caller(balancer.url(), GatewayProcess.KEY);
    }

    @AfterEach
    void stop() {
        callers.shutdownNow();
        balancer.close();
        portsToNode.values().forEach(GatewayProcess::close);
    }

    @Test
    void losesNoRequestAndNoTask() {
        await().atMost(PATIENCE).until(() -> caller.submit(MODEL, TASK).join().statusCode() == 200);
        every(Duration.ofMillis(100), this::submit);
        every(Duration.ofMillis(50), () -> read(""));
        every(Duration.ofMillis(200), () -> read("wait=5"));

        restart(first);
        restart(second);
        going.forEach(requests -> requests.cancel(false));
        callers.shutdown();
        await().atMost(PATIENCE).until(callers::isTerminated);

        assertThat(refused).isEmpty();
        assertThat(balancer.broken()).isEmpty();
        assertThat(accepted).hasSizeGreaterThan(20);
        caller.allEnded(MODEL, accepted, PATIENCE);
        System.out.printf("%d tasks accepted over two restarts, none lost%n", accepted.size());
    }

    private void startNode(GatewayPorts ports) {
        Map<String, String> settings = new HashMap<>(shared);
        settings.putAll(ports.settings());
        portsToNode.put(ports, GatewayProcess.start(folder.resolve("node" + ports.http()), settings));
    }

    private void restart(GatewayPorts ports) {
        GatewayProcess node = portsToNode.get(ports);
        int before = accepted.size();
        try (Socket socket = Socket.open(node)) {
            long begun = System.nanoTime();
            assertThat(node.terminate()).isZero();
            System.out.printf("stopped in %d ms%n", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            await().atMost(PATIENCE).until(() -> socket.closeCode() == GOING_AWAY);
        }
        startNode(ports);
        await().atMost(PATIENCE).until(() -> accepted.size() > before + 10);
    }

    private void every(Duration pause, Runnable request) {
        going.add(callers.scheduleAtFixedRate(() -> attempt(request), 0, pause.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** A request without an answer is lost as well. */
    private void attempt(Runnable request) {
        try {
            request.run();
        } catch (RuntimeException e) {
            refused.add(e.toString());
        }
    }

    private void submit() {
        HttpResponse<String> answer = caller.submit(MODEL, TASK).join();
        if (answer.statusCode() == 200) {
            accepted.add(Caller.taskId(answer));
        } else {
            refused.add("submit: " + answer.statusCode() + " " + answer.body());
        }
    }

    /** The latest task is the one that may still change. */
    private void read(String preference) {
        String latest = accepted.stream().reduce((one, other) -> other).orElse("");
        if (!latest.isEmpty()) {
            HttpResponse<String> answer = caller.status(MODEL, latest, preference);
            if (answer.statusCode() != 200) {
                refused.add("status: " + answer.statusCode() + " " + answer.body());
            }
        }
    }
}
