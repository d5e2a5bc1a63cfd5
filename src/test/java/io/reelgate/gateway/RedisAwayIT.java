package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.redis.PrivateRedis;
import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import io.reelgate.rig.Http;
import io.reelgate.rig.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redis dies, falls silent and comes back under a gateway that stays. Prints how long callers waited. */
class RedisAwayIT {
    private static final String MODEL = "ltx-2-19b";
    private static final String TASK = "{\"input\":{\"prompt\":\"a tide [sim:takes=3000]\"}}";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int REQUESTS = 40;

    @TempDir
    Path folder;

    private final PrivateRedis redis = PrivateRedis.start();
    private final List<String> accepted = new ArrayList<>();
    private GatewayProcess gateway;
    private Caller caller;
    private Socket socket;

    @BeforeEach
    void start() {
        gateway = GatewayProcess.start(folder, Map.of("REELGATE_REDIS_URL", redis.url()));
        caller = gateway.caller();
        HttpResponse<String> first = await().atMost(PATIENCE)
                .until(() -> caller.submit(MODEL, TASK).join(), answer -> answer.statusCode() == 200);
        accepted.add(Caller.taskId(first));
        socket = Socket.open(gateway);
        socket.send("{\"op\":\"subscribe\",\"all\":true}");
        // Shown what there is, it is subscribed for good: a store that fails before that is told as an error.
        await().atMost(PATIENCE).until(() -> !socket.states(accepted.getFirst()).isEmpty());
    }

    @AfterEach
    void stop() {
        if (socket != null) {
            socket.close();
        }
        gateway.close();
        redis.close();
    }

    @Test
    void aDeadRedisIsAnsweredForAndItsReturnNoticed() {
        redis.kill();

        refusesAndStaysHealthy("dead");

        redis.restart();
        goesOn("restart");
    }

    @Test
    void aSilentRedisIsAnsweredForAndItsReturnNoticed() {
        redis.freeze();

        refusesAndStaysHealthy("silent");

        redis.thaw();
        goesOn("thaw");
    }

    @Test
    void aRedisThatFallsSilentAgainAndAgainUnderLoadLosesNothingItConfirmed() {
        for (int round = 0; round < 3; round++) {
            List<CompletableFuture<HttpResponse<String>>> answers = submits();
            redis.freeze();
            answers.addAll(submits());
            answers.stream().map(CompletableFuture::join).forEach(this::acceptedOrUnavailable);
            redis.thaw();
            goesOn("thaw under load");
        }
    }

    private List<CompletableFuture<HttpResponse<String>>> submits() {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        IntStream.range(0, REQUESTS).forEach(index -> answers.add(caller.submit(MODEL, TASK)));
        return answers;
    }

    private void acceptedOrUnavailable(HttpResponse<String> answer) {
        if (answer.statusCode() == 200) {
            accepted.add(Caller.taskId(answer));
        } else {
            isUnavailable(answer);
        }
    }

    private void refusesAndStaysHealthy(String kind) {
        Caller stranger = new Caller(caller.baseUrl(), "rg_another_key_that_nobody_has");
        report(kind + ", submit", () -> List.of(caller.submit(MODEL, TASK).join()));
        report(
                kind + ", submit with a key to look up",
                () -> List.of(stranger.submit(MODEL, TASK).join()));
        report(kind + ", submits at once", () -> all(submits()));
        report(kind + ", status", () -> List.of(caller.status(MODEL, accepted.getFirst())));

        assertThat(Http.status(gateway.ops("/health/live"))).isEqualTo(200);
        JsonNode ready =
                Http.json(new String(Http.get(gateway.ops("/health/ready")).body(), StandardCharsets.UTF_8));
        assertThat(ready.at("/status").asText()).isEqualTo("up");
        assertThat(ready.at("/checks/redis").asText()).isEqualTo("down");
        assertThat(socket.closeCode()).isZero();
    }

    private static List<HttpResponse<String>> all(List<CompletableFuture<HttpResponse<String>>> answers) {
        return answers.stream().map(CompletableFuture::join).toList();
    }

    private static void report(String what, Supplier<List<HttpResponse<String>>> requests) {
        List<Long> millis = new ArrayList<>();
        for (int round = 0; round < 5; round++) {
            long begun = System.nanoTime();
            requests.get().forEach(RedisAwayIT::isUnavailable);
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        }
        System.out.printf("%s: 503 after %s ms, at most %d%n", what, millis, Collections.max(millis));
    }

    private static void isUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After")).isPresent();
    }

    /** The same process takes tasks again, the same socket tells of them, and all that was accepted ends well. */
    private void goesOn(String since) {
        long begun = System.nanoTime();
        HttpResponse<String> answer = await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> caller.submit(MODEL, TASK).join(), each -> each.statusCode() == 200);
        long taken = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        String taskId = Caller.taskId(answer);
        accepted.add(taskId);
        await().atMost(PATIENCE).until(() -> socket.states(taskId).contains("processing"));
        long submitted = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        System.out.printf("accepted %d ms, submitted and told %d ms after the %s%n", taken, submitted, since);
        caller.allEnded(MODEL, accepted, PATIENCE);
        accepted.forEach(id ->
                assertThat(caller.task(MODEL, id).get("state").asText()).as(id).isEqualTo("success"));
    }
}
