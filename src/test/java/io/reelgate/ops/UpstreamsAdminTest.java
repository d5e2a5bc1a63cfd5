package io.reelgate.ops;

import static io.reelgate.redis.RedisForTests.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.account.AccountId;
import io.reelgate.domain.account.Partitions;
import io.reelgate.domain.lane.Breaker;
import io.reelgate.domain.lane.Breaker.Open;
import io.reelgate.domain.lane.Breaker.Trouble;
import io.reelgate.domain.lane.BreakerRules;
import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.lane.ErrorClass;
import io.reelgate.domain.route.LaneState;
import io.reelgate.domain.task.TaskIds;
import io.reelgate.port.Metrics;
import io.reelgate.port.lane.BoardGate;
import io.reelgate.port.lane.LaneBoard;
import io.reelgate.port.lane.LaneQueue;
import io.reelgate.port.lane.LaneReports.Calls;
import io.reelgate.port.lane.Place;
import io.reelgate.port.lane.Place.Waiter;
import io.reelgate.redis.RedisForTests;
import io.reelgate.redis.store.RedisStores;
import io.reelgate.redis.store.StoreSettings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpstreamsAdminTest {
    @RegisterExtension
    static final RedisForTests redis = new RedisForTests();

    private static final String KEY = "an-admin-key-of-32-characters---";
    private static final Health HEALTH = new Health(() -> true, Map::of);

    private final TaskIds ids = new TaskIds(new SecureRandom());
    private RedisStores stores;
    private LaneQueue queue;
    private LaneBoard board;
    private OpsVerticle target;
    private String deployment;

    @BeforeEach
    void deploy() {
        stores = new RedisStores(
                redis.connections(),
                new Partitions(4),
                List.of(),
                StoreSettings.of(Duration.ofSeconds(5)).withPrefix(redis.prefix()));
        queue = stores.laneQueue("node-1");
        board = new LaneBoard(
                redis.vertx(),
                stores.lanes(),
                BreakerRules.DEFAULT,
                List.of("fal", "gemini.eu"),
                Metrics.NONE,
                redis.connections().clock());
        await(board.start());
        deploy(Optional.of(KEY));
    }

    private void deploy(Optional<String> key) {
        var ports = new AdminPorts(
                key,
                Map.of(
                        "fal", new LaneFacts("fal", "queue.fal.run"),
                        "gemini.eu", new LaneFacts("gemini", "generativelanguage.googleapis.com")),
                board,
                new BoardGate(board, queue, Map.of("gemini.eu", Budget.of(10, 2))),
                stores.lanes(),
                redis.connections().clock());
        target = new OpsVerticle(new OpsSettings("127.0.0.1", 0), HEALTH, () -> "", Optional.of(ports));
        deployment = await(redis.vertx().deployVerticle(target));
    }

    @AfterEach
    void undeploy() {
        board.stop();
        await(redis.vertx().undeploy(deployment));
    }

    private HttpResponse<String> call(String method, String path, String authorization)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + target.port() + path))
                .method(method, BodyPublishers.noBody())
                .header("Authorization", authorization)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private HttpResponse<String> call(String method, String path) throws Exception {
        return call(method, "/admin/v1/upstreams" + path, "Bearer " + KEY);
    }

    private JsonObject data(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body()).getJsonObject("data");
    }

    @Test
    void showsEachLaneWithItsStateAndNeverAKey() throws Exception {
        var all = data(call("GET", "")).getJsonArray("items");

        assertThat(all).hasSize(2);
        assertThat(all.getJsonObject(0).getMap())
                .containsEntry("name", "fal")
                .containsEntry("adapter", "fal")
                .containsEntry("host", "queue.fal.run")
                .containsEntry("state", "available")
                .containsEntry("waiting", 0)
                .doesNotContainKeys("why", "since");
        assertThat(all.getJsonObject(1).getJsonObject("budget").encode())
                .isEqualTo("{\"requestsPerMinute\":{\"used\":0,\"limit\":10},\"concurrent\":{\"used\":0,\"limit\":2}}");
    }

    @Test
    void tellsWhatALaneIsUsedForAndWhoWaits() throws Exception {
        Place first = place();
        Place second = place();
        await(queue.acquire(first, Budget.of(10, 2)));
        await(queue.join(second, new Waiter(new AccountId("anna"), "veo-3-1"), Instant.EPOCH));
        board.failed("gemini.eu", ErrorClass.FAULTY);
        board.looked("gemini.eu", Optional.of(ErrorClass.SILENT));
        board.looking("gemini.eu", 1);
        board.asksForRest("gemini.eu", Calls.SUBMITS, Duration.ofSeconds(30));

        await().untilAsserted(() -> {
            JsonObject lane = data(call("GET", "/gemini.eu"));
            assertThat(lane.getJsonArray("next")).containsExactly(second.id().value());
            assertThat(lane.getInteger("waiting")).isEqualTo(1);
            assertThat(lane.getInteger("looksInFlight")).isEqualTo(1);
            assertThat(lane.getJsonObject("budget").getJsonObject("concurrent").getInteger("used"))
                    .isEqualTo(1);
            assertThat(lane.getString("state")).isEqualTo("resting");
            assertThat(lane.getString("why")).isEqualTo("the vendor asks for patience");
            assertThat(lane.getJsonObject("lastMinutes").getMap()).containsEntry("faulty", 1).containsEntry("look_silent", 1);
        });
    }

    private Place place() {
        return new Place("gemini.eu", ids.next(new Partitions(4).of(new AccountId("anna")), 1), 1);
    }

    @Test
    void saysWhyALaneTakesNothingAndSinceWhen() throws Exception {
        Instant since = Instant.ofEpochMilli(1_790_000_000_000L);
        Breaker open = new Open(new Trouble(ErrorClass.OUT_OF_CREDIT, since, 2), since.plus(Duration.ofDays(3650)));
        await(stores.lanes().move("fal", 0, open));

        JsonObject lane = data(call("GET", "/fal"));

        assertThat(lane.getString("state")).isEqualTo("unavailable");
        assertThat(lane.getString("why")).isEqualTo("out_of_credit");
        assertThat(lane.getLong("since")).isEqualTo(since.toEpochMilli());
        assertThat(lane.getJsonObject("breaker").getMap()).containsEntry("state", "open").containsEntry("opened", 2);
    }

    @Test
    void aDisabledLaneIsKnownToAllNodesWithinTheirNextReading() throws Exception {
        assertThat(data(call("POST", "/fal/disable")).getString("state")).isEqualTo("disabled");
        await().untilAsserted(() -> assertThat(board.of("fal")).isInstanceOf(LaneState.Disabled.class));
        assertThat(data(call("POST", "/fal/disable")).getString("state")).as("again").isEqualTo("disabled");

        assertThat(data(call("POST", "/fal/enable")).getString("state")).isEqualTo("available");
        await().untilAsserted(() -> assertThat(board.of("fal")).isEqualTo(LaneState.OPEN));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET | /kie | 404 | no upstream kie is in use; there are fal, gemini.eu",
                "POST | /fal/ | 404 | there is nothing here; try GET /admin/v1/upstreams",
                "POST | /fal/stop | 404 | there is nothing here; try GET /admin/v1/upstreams",
                "GET | /fal/disable | 405 | use POST here",
                "DELETE | /fal | 405 | use GET here",
                "POST | '' | 405 | use GET here",
                "GET | /fal/disable/now | 404 | there is nothing here; try GET /admin/v1/upstreams",
                "GET | ?state=open | 400 | there are no parameters here (was state=open)",
                "GET | /f%20al | 400 | an upstream's name is <upstream> or <upstream>.<credential>, of letters, digits, - and _ (was f%20al)",
            })
    void saysWhatIsWrong(String method, String path, int code, String message) throws Exception {
        var answer = call(method, path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(code);
        assertThat(new JsonObject(answer.body()).getString("message")).isEqualTo(message);
        assertThat(answer.headers().firstValue("Allow").isPresent()).isEqualTo(code == 405);
    }

    @Test
    void nobodyGetsInWithoutTheKey() throws Exception {
        for (String wrong : List.of("Bearer wrong", "Basic " + KEY, "Bearer ")) {
            var answer = call("GET", "/admin/v1/upstreams", wrong);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            assertThat(answer.body()).doesNotContain(KEY);
        }
        assertThat(call("POST", "/admin/v1/upstreams/fal/disable", "Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(await(stores.lanes().read(List.of("fal"))).getFirst().disabledSince()).isEmpty();
    }

    @Test
    void withoutAKeySetItIsOff() throws Exception {
        await(redis.vertx().undeploy(deployment));
        deploy(Optional.empty());

        var answer = call("GET", "");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("the admin API is off: set ops.adminKey");
    }
}
