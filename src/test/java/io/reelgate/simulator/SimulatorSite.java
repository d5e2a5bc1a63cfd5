package io.reelgate.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reelgate.simulator.job.DurationRange;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real simulator on a port of its own, a clock to move, and a client of it. */
final class SimulatorSite implements AutoCloseable {

    static final String KEY = "test-key";
    static final String SIGNING_KEY = "a signing key for tests";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Map<String, DurationRange> MODEL_TO_RANGE = Map.of(
            "wan-2-5",
            range(50, 70),
            "sora-2-pro",
            range(180, 180),
            "veo-3-1",
            range(120, 120),
            "ltx-2-19b",
            range(40, 60));

    final Vertx vertx = Vertx.vertx();
    final MutableClock clock;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Simulator simulator;

    SimulatorSite(Path ledger) throws Exception {
        this(ledger, new MutableClock(), SIGNING_KEY);
    }

    SimulatorSite(Path ledger, MutableClock clock, String signingKey) throws Exception {
        this.clock = clock;
        SimulatorSettings settings = new SimulatorSettings("127.0.0.1", 0, 10, signingKey, ledger, Set.of(KEY));
        simulator = Simulator.start(vertx, 2, settings, (model, input) -> MODEL_TO_RANGE.get(model), clock)
                .await(10, TimeUnit.SECONDS);
    }

    Simulator simulator() {
        return simulator;
    }

    /** Submits to wan-2-5 and gives the job's id. */
    String submit(String input) throws Exception {
        HttpResponse<String> response = submit("wan-2-5", "{\"source\":\"test\",\"input\":" + input + "}");
        return json(response).at("/data/taskId").asText();
    }

    String submitPrompt(String prompt) throws Exception {
        return submit("{\"prompt\":\"" + prompt + "\"}");
    }

    HttpResponse<String> submit(String model, String body) throws Exception {
        return send(submitRequest(model, body));
    }

    HttpRequest submitRequest(String model, String body) {
        return to("/api/v1/generateTask/" + model)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    HttpResponse<String> poll(String id) throws Exception {
        return get("/api/v1/statusTask/wan-2-5?taskId=" + id);
    }

    JsonNode data(String id) throws Exception {
        return json(poll(id)).path("data");
    }

    JsonNode ledger(String query) throws Exception {
        return json(get("/_simulator/ledger" + query));
    }

    /** The simulator's own word on the job's end. */
    long finishTime(String id) throws Exception {
        return json(get("/_simulator/jobs/" + id)).path("finishTime").asLong();
    }

    /** Moves the clock to the job's end. */
    void finish(String id) throws Exception {
        clock.moveTo(finishTime(id));
    }

    HttpResponse<byte[]> media(String id, @Nullable String range) throws Exception {
        HttpRequest.Builder request = to("/media/" + id + ".mp4");
        if (range != null) {
            request.header("Range", range);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    HttpRequest.Builder to(String path) {
        URI target = URI.create(simulator.url() + path);
        return HttpRequest.newBuilder(target)
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Bearer " + KEY);
    }

    /** Posts JSON to any vendor's path. */
    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return send(with(to(path).POST(BodyPublishers.ofString(body)), headers));
    }

    HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(with(to(path), headers));
    }

    static HttpRequest with(HttpRequest.Builder request, String... headers) {
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, BodyHandlers.ofString());
    }

    HttpClient client() {
        return client;
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return json(response.body());
    }

    static JsonNode json(String text) throws IOException {
        return JSON.readTree(text);
    }

    @Override
    public void close() {
        client.shutdownNow();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static DurationRange range(int from, int to) {
        return new DurationRange(Duration.ofSeconds(from), Duration.ofSeconds(to));
    }
}
