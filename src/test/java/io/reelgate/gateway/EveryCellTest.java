package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.app.boot.Configuration;
import io.reelgate.app.boot.Gateway;
import io.reelgate.redis.RedisForTests;
import io.reelgate.rig.Caller;
import io.reelgate.rig.Cell;
import io.reelgate.rig.Http;
import io.reelgate.rig.Mp4;
import io.reelgate.rig.Ports;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every model in every mode at every vendor that has it (reference: upstreams, 10.0), through a whole gateway, the vendor's
 * adapter, and the simulator in the vendor's own format. The requests are those of the golden cases.
 */
class EveryCellTest {
    private static final String KEY = "rg_test_key_0123456789abcdef";
    private static final String VIOLATION = " [sim:content-violation]";
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int HTTP = Ports.free();
    private static final int SIMULATOR = Ports.free();

    @TempDir
    static Path folder;

    private static Gateway gateway;
    private static final Map<Cell, String> CELL_TO_TASK = new LinkedHashMap<>();
    private static final Map<String, String> VENDOR_TO_FAILING_TASK = new LinkedHashMap<>();

    static List<Cell> cells() {
        return Cell.all();
    }

    static Stream<String> vendors() {
        return Cell.all().stream().map(Cell::vendor).distinct();
    }

    /** All are under way before the first is waited for. */
    @BeforeAll
    static void submitThemAll() throws IOException {
        catalogue(folder.resolve("conf"));
        gateway = new Gateway(Configuration.load(settings()));
        gateway.boot();
        cells().forEach(cell -> CELL_TO_TASK.put(cell, submit(cell, "")));
        vendors().forEach(vendor -> VENDOR_TO_FAILING_TASK.put(vendor, submit(firstOf(vendor), VIOLATION)));
    }

    @AfterAll
    static void stop() {
        gateway.drain();
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("REELGATE_CONF_DIR", folder.resolve("conf").toString()),
                Map.entry("REELGATE_DATA_DIR", folder.resolve("data").toString()),
                Map.entry("REELGATE_REDIS_URL", RedisForTests.url()),
                Map.entry("REELGATE_REDIS_PREFIX", RedisForTests.freshPrefix()),
                Map.entry("REELGATE_REDIS_PARTITIONS", "4"),
                Map.entry("REELGATE_REDIS_COMMANDTIMEOUT", "3s"),
                Map.entry("REELGATE_HTTP_PORT", Integer.toString(HTTP)),
                Map.entry("REELGATE_OPS_PORT", Integer.toString(Ports.free())),
                Map.entry("REELGATE_SIMULATOR_PORT", Integer.toString(SIMULATOR)),
                Map.entry("REELGATE_SIMULATOR_SPEED", "60"),
                Map.entry("REELGATE_NODE_EVENTLOOPS", "2"),
                Map.entry("REELGATE_DEMO_KEY", KEY));
    }

    /** The shipped models, which the simulator goes by, and one of a single route for every cell. */
    private static void catalogue(Path conf) throws IOException {
        Path models = Files.createDirectories(conf.resolve("models"));
        Path shipped = Path.of("conf/models");
        for (String model : List.of("ltx-2-19b", "sora-2-pro", "veo-3-1", "wan-2-5")) {
            Files.copy(shipped.resolve(model + ".yaml"), models.resolve(model + ".yaml"));
        }
        for (Cell cell : cells()) {
            String file = Files.readString(shipped.resolve(cell.model() + ".yaml"));
            Files.writeString(models.resolve(cell.id() + ".yaml"), cell.routed(file));
        }
    }

    private static String submit(Cell cell, String words) {
        HttpResponse<String> accepted = await("submit of " + cell)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> caller().submit(cell.id(), cell.body(words)).join(), EveryCellTest::isNotPutOff);
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(200);
        return Caller.taskId(accepted);
    }

    /** What an overloaded machine answers for a moment is not part of the claim. */
    private static boolean isNotPutOff(HttpResponse<String> answer) {
        return answer.statusCode() != 503;
    }

    private static Caller caller() {
        return new Caller("http://localhost:" + HTTP, KEY);
    }

    private static Cell firstOf(String vendor) {
        return cells().stream()
                .filter(cell -> cell.vendor().equals(vendor))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("cells")
    void endsInAVideo(Cell cell) {
        JsonNode ended = ended(cell, CELL_TO_TASK.get(cell));

        assertThat(ended.path("state").asText()).as(ended.toString()).isEqualTo("success");
        String url =
                Http.json(ended.get("resultJson").asText()).at("/resultUrls/0").asText();
        assertThat(Mp4.boxes(Http.get(url).body())).startsWith("ftyp").contains("moov", "mdat");
        assertThat(posts(cell)).as("posts at vendors").isEqualTo(Map.of(cell.vendor(), 1L));
    }

    private static JsonNode ended(Cell cell, String taskId) {
        return await("task of " + cell)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .until(() -> waited(cell, taskId), data -> data.has("completeTime"));
    }

    private static JsonNode waited(Cell cell, String taskId) {
        HttpResponse<String> status = caller().status(cell.id(), taskId, "wait=10");
        return Http.json(status.body()).get("data");
    }

    private static Map<String, Long> posts(Cell cell) {
        return ledger().filter(entry -> entry.path("prompt").asText().endsWith(cell.tag()))
                .collect(Collectors.groupingBy(entry -> entry.path("vendor").asText(), Collectors.counting()));
    }

    private static Stream<JsonNode> ledger() {
        byte[] entries =
                Http.get("http://127.0.0.1:" + SIMULATOR + "/_simulator/ledger").body();
        return StreamSupport.stream(
                Http.json(new String(entries, StandardCharsets.UTF_8)).spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void tellsAContentViolationAsOne(String vendor) {
        Cell cell = firstOf(vendor);

        JsonNode ended = ended(cell, VENDOR_TO_FAILING_TASK.get(vendor));

        assertThat(ended.path("state").asText()).isEqualTo("failed");
        assertThat(ended.path("failCode").asText()).isEqualTo("CONTENT_VIOLATION");
    }
}
