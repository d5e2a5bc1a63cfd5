package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.CallbackReceiver;
import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Members are taken from every index by hand while two hundred tasks are under way: all finish all the same. */
@Tag("faults")
class AuditIT {
    private static final String MODEL = "ltx-2-19b";
    private static final int TASKS = 200;
    private static final int ROUNDS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Set<String> INDEXES =
            Set.of("active", "slots", "ready", "claimed", "due", "collecting", "endpoints", "outbox", "flights");

    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    @TempDir
    Path folder;

    @Test
    void tasksFinishAndAreCalledBackWhateverIsTakenFromTheIndexes() {
        try (CallbackReceiver receiver = new CallbackReceiver();
                GatewayProcess gateway = GatewayProcess.start(folder, settings())) {
            List<String> taskIds = submit(gateway.caller(), receiver.url());
            int taken = IntStream.range(0, ROUNDS)
                    .map(round -> damageAndAudit(gateway))
                    .sum();
            assertThat(taken).isGreaterThan(10 * ROUNDS);

            await().atMost(PATIENCE).until(() -> called(receiver).containsAll(taskIds));
            assertThat(receiver.received())
                    .allSatisfy(callback -> assertThat(callback.body()).contains("\"state\":\"success\""));
            await().atMost(PATIENCE).until(() -> keys(INDEXES).toList(), List::isEmpty);
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "REELGATE_REDIS_URL", RedisForTests.url(),
                "REELGATE_REDIS_PREFIX", redis.prefix(),
                "REELGATE_SWEEP_AUDIT", "2s",
                "REELGATE_SUBMIT_CONCURRENCY", "2",
                "REELGATE_ARCHIVE_CONCURRENCY", "2",
                "REELGATE_WEBHOOK_CONCURRENCY", "2",
                "REELGATE_CALLBACKS_ALLOW", "127.0.0.0/8",
                "REELGATE_SIMULATOR_SPEED", "6");
    }

    /** On a busy machine some are told to come again; those are no tasks. */
    private static List<String> submit(Caller caller, String callback) {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, TASKS)
                .mapToObj(index -> caller.submit(MODEL, body(index, callback)))
                .toList();
        return answers.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.statusCode() == 200)
                .map(Caller::taskId)
                .toList();
    }

    private static String body(int index, String callback) {
        return "{\"request_type\":\"callback\",\"callback_url\":\"" + callback + "\",\"input\":{\"prompt\":\"audit "
                + index + " [sim:takes=4000]\"}}";
    }

    private static Set<String> called(CallbackReceiver receiver) {
        return receiver.received().stream()
                .map(received -> received.body().replaceAll(".*\"taskId\":\"([^\"]+)\".*", "$1"))
                .collect(Collectors.toSet());
    }

    private static int damageAndAudit(GatewayProcess gateway) {
        int taken = damage();
        double before = walks(gateway);
        await().atMost(PATIENCE).until(() -> walks(gateway) > before);
        return taken;
    }

    /** How often all keys were walked through. */
    private static double walks(GatewayProcess gateway) {
        String metrics = new String(Http.get(gateway.ops("/metrics")).body(), StandardCharsets.UTF_8);
        return metrics.lines()
                .filter(line -> line.startsWith("reelgate_audit_seconds_count{part=\"keys\"}"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                .sum();
    }

    /** Ten members, or as many as there are, from every index there is just now. */
    private static int damage() {
        return keys(INDEXES).mapToInt(AuditIT::damage).sum();
    }

    private static int damage(String key) {
        if (kind(key).equals("slots")) {
            return redis.ask(Command.SPOP, key, 10).size();
        }
        List<String> members = texts(redis.ask(Command.ZRANDMEMBER, key, 10)).toList();
        members.forEach(member -> redis.ask(Command.ZREM, key, member));
        return members.size();
    }

    private static Stream<String> keys(Set<String> kinds) {
        return texts(redis.ask(Command.KEYS, redis.prefix() + "{*")).filter(key -> kinds.contains(kind(key)));
    }

    private static String kind(String key) {
        return key.substring(key.indexOf("}:") + 2).split(":", 2)[0];
    }

    private static Stream<String> texts(Response response) {
        return StreamSupport.stream(response.spliterator(), false).map(Response::toString);
    }
}
