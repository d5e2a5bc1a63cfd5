package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.web.Caller;
import io.reelgate.web.Envelope;
import io.reelgate.web.Route;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class AuthenticationTest {
    private static final String UNAUTHORIZED = "{\"code\":401,\"message\":\"Invalid or missing API Key\",\"data\":null,"
            + "\"error\":{\"type\":\"authentication\",\"param\":null,\"errors\":[],\"requestId\":\"<id>\"}}";
    private static final Route WHO = router -> router.get("/api/v1/who/:id").handler(AuthenticationTest::who);
    private static final Route STREAM = router -> router.get("/api/v1/stream").handler(AuthenticationTest::who);
    private static final Route OPEN =
            router -> router.get("/docs").handler(context -> context.response().end("open"));

    private Edge edge;

    private static void who(RoutingContext context) {
        Envelope.ok(context, Caller.of(context).account().id().value());
    }

    @BeforeEach
    void deploy(Vertx vertx) {
        edge = new Edge(vertx, WHO, STREAM, OPEN);
    }

    @Test
    void refusesAMissingKey() {
        var answer = edge.post(Edge.SORA, Edge.GOOD);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        assertThat(answer.headers().firstValue("RateLimit-Policy")).isEmpty();
        assertThat(Edge.withoutRequestId(answer.body())).isEqualTo(UNAUTHORIZED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer rg-nobody-has-this-key",
                "Bearer short",
                "Bearer",
                "Bearer rg-test-key 0123456789",
                "Basic cmctdGVzdC1rZXktMDEyMzQ1Njc4OQ==",
                "rg-test-key-0123456789"
            })
    void refusesEveryOtherWrongHeaderWithTheSameBytes(String header) {
        var missing = edge.post(Edge.SORA, Edge.GOOD);
        var answer = edge.post(Edge.SORA, Edge.GOOD, "Authorization", header);

        assertSame(answer, missing);
    }

    @Test
    void refusesAKeyLongerThanAnyKeyWithoutAskingTheStore() {
        assertThat(edge.getAs("x".repeat(129), "/api/v1/who/1").statusCode()).isEqualTo(401);
        assertThat(edge.accounts.asked).hasValue(0);
    }

    @Test
    void takesTheSchemeInAnyCase() {
        assertThat(edge.post(Edge.SORA, Edge.GOOD, "Authorization", "bearer " + Edge.KEY)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void looksAtTheKeyBeforeTheModelAndTheBody() {
        assertThat(edge.post("/api/v1/generateTask/gpt-9", "not json").statusCode())
                .isEqualTo(401);
    }

    @Test
    void tellsAnUnknownPathFromAWrongMethodBeforeItLooksAtTheKey() {
        var unknown = edge.post("/api/v1/nothing", "");
        var wrongMethod = edge.send(edge.request(Edge.SORA).GET().build());

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("\"message\":\"No such path\"", "\"type\":\"not_found\"");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Allow")).hasValue("POST");
        assertThat(wrongMethod.body()).contains("\"code\":405");
        assertThat(wrongMethod.headers().firstValue("X-Request-Id")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/generateTask/", "/api/v1/generateTask", "/api/v1/generateTask/a/b", "/api", "/"})
    void knowsNoOtherPath(String path) {
        assertThat(edge.postAs(Edge.KEY, path, Edge.GOOD).statusCode()).isEqualTo(404);
    }

    @Test
    void guardsRoutesOfOtherRolesUnderApiOnly() {
        assertThat(edge.getAs(Edge.KEY, "/api/v1/who/1").body()).contains("\"data\":\"acme\"");
        assertThat(edge.getAs(Edge.OTHER_KEY, "/api/v1/who/1").body()).contains("\"data\":\"rival\"");
        assertThat(edge.send(edge.request("/api/v1/who/1").build()).statusCode())
                .isEqualTo(401);
        assertThat(edge.send(edge.request("/docs").build()).body()).isEqualTo("open");
    }

    @Test
    void asksTheStoreOncePerKeyForAdmissions() {
        edge.postAs(Edge.KEY, Edge.SORA, Edge.GOOD);
        edge.clock.advance(Duration.ofSeconds(59));
        edge.postAs(Edge.KEY, Edge.SORA, Edge.GOOD);

        assertThat(edge.accounts.asked).hasValue(1);
    }

    @Test
    void renewsWhatAdmissionsKnowOfAnAccountOnceAMinute() {
        edge.postAs(Edge.KEY, Edge.SORA, Edge.GOOD);
        edge.clock.advance(Duration.ofMinutes(1));
        edge.postAs(Edge.KEY, Edge.SORA, Edge.GOOD);
        edge.postAs(Edge.KEY, Edge.SORA, Edge.GOOD);

        assertThat(edge.accounts.asked).hasValue(2);
    }

    @Test
    void trustsAKeyForReadsNoLongerThanASecond() {
        edge.getAs(Edge.KEY, "/api/v1/who/1");
        edge.accounts.revoke(Edge.KEY);
        edge.clock.advance(Duration.ofMillis(999));
        assertThat(edge.getAs(Edge.KEY, "/api/v1/who/1").statusCode()).isEqualTo(200);

        edge.clock.advance(Duration.ofMillis(1));
        assertThat(edge.getAs(Edge.KEY, "/api/v1/who/1").statusCode()).isEqualTo(401);
    }

    @Test
    void remembersAnUnknownKeyForASecond() {
        edge.getAs("rg-a-key-made-soon", "/api/v1/who/1");
        edge.accounts.add("late", "rg-a-key-made-soon");
        assertThat(edge.getAs("rg-a-key-made-soon", "/api/v1/who/1").statusCode())
                .isEqualTo(401);
        assertThat(edge.accounts.asked).hasValue(1);

        edge.clock.advance(Duration.ofSeconds(1));
        assertThat(edge.getAs("rg-a-key-made-soon", "/api/v1/who/1").statusCode())
                .isEqualTo(200);
    }

    @Test
    void answers503WhenTheStoreIsDown() {
        edge.accounts.down = true;

        var answer = edge.postAs(Edge.KEY, Edge.SORA, Edge.GOOD);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void sellsATicketThatOpensTheStreamOnce() {
        var sold = edge.postAs(Edge.KEY, "/api/v1/stream/tickets", "");
        String ticket = sold.body().replaceAll(".*\"ticket\":\"([^\"]+)\".*", "$1");

        assertThat(sold.body()).contains("\"expiresIn\":30");
        assertThat(ticket).hasSize(43);
        assertThat(stream(ticket).body()).contains("\"data\":\"acme\"");
        assertThat(stream(ticket).statusCode()).isEqualTo(401);
    }

    @Test
    void takesATicketNowhereElse() {
        var sold = edge.postAs(Edge.KEY, "/api/v1/stream/tickets", "");
        String ticket = sold.body().replaceAll(".*\"ticket\":\"([^\"]+)\".*", "$1");

        assertThat(edge.send(edge.request("/api/v1/who/1?ticket=" + ticket).build())
                        .statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> stream(String ticket) {
        return edge.send(edge.request("/api/v1/stream?ticket=" + ticket).build());
    }

    private static void assertSame(HttpResponse<String> answer, HttpResponse<String> other) {
        assertThat(answer.statusCode()).isEqualTo(other.statusCode());
        assertThat(Edge.withoutRequestId(answer.body())).isEqualTo(Edge.withoutRequestId(other.body()));
        assertThat(Edge.withoutRequestId(answer.headers().map().toString()))
                .isEqualTo(Edge.withoutRequestId(other.headers().map().toString()));
    }
}
