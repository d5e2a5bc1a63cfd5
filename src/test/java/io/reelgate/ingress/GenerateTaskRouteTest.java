package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.hash.Sha256;
import io.reelgate.domain.quota.AdmissionOutcome.Accepted;
import io.reelgate.domain.quota.AdmissionOutcome.ConcurrencyExceeded;
import io.reelgate.domain.quota.AdmissionOutcome.IdempotencyMismatch;
import io.reelgate.domain.quota.AdmissionOutcome.IdempotencyPending;
import io.reelgate.domain.quota.AdmissionOutcome.KeyRejected;
import io.reelgate.domain.quota.AdmissionOutcome.RateExceeded;
import io.reelgate.domain.quota.AdmissionOutcome.TooLate;
import io.reelgate.domain.quota.Quota;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class GenerateTaskRouteTest {
    private static final String POLICY = "\"rpm\";q=60;w=60, \"concurrent\";q=10;qu=\"concurrent-requests\"";

    private Edge edge;

    @BeforeEach
    void deploy(Vertx vertx) {
        edge = new Edge(vertx);
    }

    @Test
    void acceptsATaskAndSaysWhereAndWhenToLook() {
        var answer = submit(Edge.GOOD);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"" + FakeGovernor.ID + "\"}}");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json; charset=utf-8");
        assertThat(header(answer, "Location"))
                .isEqualTo("https://gateway.example/api/v1/statusTask/sora-2-pro?taskId=" + FakeGovernor.ID);
        assertThat(header(answer, "Retry-After")).isEqualTo("120");
        assertThat(header(answer, "X-Request-Id")).matches("[0-9a-f]{16}");
        assertThat(answer.headers().firstValue("Idempotent-Replayed")).isEmpty();
    }

    @Test
    void tellsTheLimitsOfAnAcceptedTask() {
        var answer = submit(Edge.GOOD);

        assertThat(header(answer, "RateLimit-Policy")).isEqualTo(POLICY);
        assertThat(header(answer, "RateLimit")).isEqualTo("\"rpm\";r=59;t=42, \"concurrent\";r=9");
        assertThat(header(answer, "X-RateLimit-Limit")).isEqualTo("60");
        assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo("59");
        assertThat(header(answer, "X-RateLimit-Reset")).isEqualTo("42");
    }

    @Test
    void handsTheValidRequestToTheGovernor() {
        submit(Edge.GOOD);

        var asked = edge.governor.asked.getFirst();
        assertThat(asked.account()).isEqualTo(edge.account);
        assertThat(asked.keyHash()).isEqualTo(Sha256.hex(Edge.KEY));
        assertThat(asked.model().id()).isEqualTo("sora-2-pro");
        assertThat(asked.request().input()).containsEntry("prompt", "a cat");
        assertThat(asked.idempotency()).isEmpty();
    }

    @Test
    void saysWhichRequestLimitIsUsedUp() {
        edge.governor.decides(new RateExceeded(new Quota(60, 0, 11_500, 10, 4), 11_500));

        var answer = submit(Edge.GOOD);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body())
                .contains("\"message\":\"Rate limit exceeded: 60 requests per minute for sora-2-pro, retry in 12 s\"")
                .contains("\"type\":\"rate_limit\"");
        assertThat(header(answer, "Retry-After")).isEqualTo("12");
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo(POLICY);
        assertThat(header(answer, "RateLimit")).isEqualTo("\"rpm\";r=0;t=12, \"concurrent\";r=4");
        assertThat(header(answer, "X-RateLimit-Remaining")).isEqualTo("0");
    }

    @Test
    void saysThatAllSlotsAreTakenAndGuessesAtMostAMinute() {
        edge.governor.decides(new ConcurrencyExceeded(new Quota(60, 30, 20_000, 10, 0), 170_000));

        var answer = submit(Edge.GOOD);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body())
                .contains("Rate limit exceeded: 10 concurrent tasks for sora-2-pro")
                .contains("\"type\":\"concurrency_limit\"");
        assertThat(header(answer, "Retry-After")).isEqualTo("60");
        assertThat(header(answer, "RateLimit")).isEqualTo("\"rpm\";r=30;t=20, \"concurrent\";r=0");
    }

    @Test
    void marksAReplay() {
        edge.governor.decides(new Accepted(FakeGovernor.ID, FakeGovernor.QUOTA, true));

        var answer = submit(Edge.GOOD, "Idempotency-Key", "order-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains(FakeGovernor.ID.value());
        assertThat(header(answer, "Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void fingerprintsModelAndBodyUnderAnIdempotencyKey() {
        submit(Edge.GOOD, "Idempotency-Key", "order-1");
        submit(Edge.GOOD + " ", "Idempotency-Key", "order-1");
        edge.postAs(Edge.KEY, "/api/v1/generateTask/veo-3-1", Edge.GOOD, "Idempotency-Key", "order-1");

        var keys = edge.governor.asked.stream()
                .map(admit -> admit.idempotency().orElseThrow())
                .toList();
        assertThat(keys).extracting("keyHash").containsOnly(Sha256.hex("order-1"));
        assertThat(keys).extracting("fingerprint").doesNotHaveDuplicates();
    }

    @Test
    void takesAnIdempotencyKeyQuotedOrNot() {
        for (String key : List.of("order-1", "\"order-1\"")) {
            assertThat(submit(Edge.GOOD, "Idempotency-Key", key).statusCode()).isEqualTo(200);
        }
        assertThat(submit(Edge.GOOD, "Idempotency-Key", "\"" + "k".repeat(255) + "\"")
                        .statusCode())
                .isEqualTo(200);
        assertThat(submit(Edge.GOOD, "Idempotency-Key", "\"\"").statusCode()).isEqualTo(400);

        var keys = edge.governor.asked.stream()
                .map(admit -> admit.idempotency().orElseThrow().keyHash());
        assertThat(keys).containsExactly(Sha256.hex("order-1"), Sha256.hex("order-1"), Sha256.hex("k".repeat(255)));
    }

    @Test
    void refusesAnIdempotencyKeyOfAnotherRequest() {
        edge.governor.decides(new IdempotencyMismatch());

        var answer = submit(Edge.GOOD, "Idempotency-Key", "order-1");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("\"type\":\"idempotency\"");
    }

    @Test
    void refusesAnIdempotencyKeyThatIsNotConfirmedYet() {
        edge.governor.decides(new IdempotencyPending());

        var answer = submit(Edge.GOOD, "Idempotency-Key", "order-1");

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(header(answer, "Retry-After")).isEqualTo("1");
    }

    @Test
    void refusesAnIdempotencyKeyThatIsNone() {
        var answer = submit(Edge.GOOD, "Idempotency-Key", "x".repeat(256));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"param\":\"Idempotency-Key\"");
        assertThat(edge.governor.asked).isEmpty();
    }

    @Test
    void tellsOnlyThePolicyWithAFault() {
        var answer = submit("{\"input\":{}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"type\":\"invalid_request\"", "\"path\":\"input.prompt\"");
        assertThat(header(answer, "RateLimit-Policy")).isEqualTo(POLICY);
        assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
        assertThat(answer.headers().firstValue("X-RateLimit-Limit")).isEmpty();
    }

    @Test
    void refusesWhenTheStoreCannotBeAsked() {
        edge.governor.cannotReachItsStore();

        assertUnavailable(submit(Edge.GOOD));
    }

    @Test
    void refusesWhenTheGovernorFallsSilent() {
        edge.governor.fallsSilent();

        assertUnavailable(submit(Edge.GOOD));
    }

    @Test
    void refusesWhenTheAdmissionCameTooLate() {
        edge.governor.decides(new TooLate());

        assertUnavailable(submit(Edge.GOOD));
    }

    @Test
    void forgetsAKeyThatTheStoreCallsRevoked() {
        submit(Edge.GOOD);
        edge.accounts.revoke(Edge.KEY);
        edge.governor.decides(new KeyRejected());

        var refused = submit(Edge.GOOD);
        var refusedAgain = submit(Edge.GOOD);

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("RateLimit-Policy")).isEmpty();
        assertThat(Edge.withoutRequestId(refusedAgain.body())).isEqualTo(Edge.withoutRequestId(refused.body()));
        assertThat(edge.governor.asked).hasSize(2);
    }

    @Test
    void refusesABodyOverTheLimitBeforeItsType() {
        String large = " ".repeat(1 << 20) + Edge.GOOD;

        var answer = submit(large, "Content-Type", "text/plain");

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("\"code\":413", "1048576 bytes");
    }

    @Test
    void takesABodyOfExactlyTheLimit() {
        String largest = " ".repeat((1 << 20) - Edge.GOOD.length()) + Edge.GOOD;

        assertThat(submit(largest).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/JSON;charset=utf-8", "application/json ; x=y"})
    void takesAnyJsonContentType(String type) {
        assertThat(submit(Edge.GOOD, "Content-Type", type).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/jsonp", "application/x-www-form-urlencoded", "multipart/form-data"})
    void refusesEveryOtherContentType(String type) {
        assertThat(submit("nonsense", "Content-Type", type).statusCode()).isEqualTo(415);
    }

    @Test
    void refusesACompressedBody() {
        assertThat(submit(Edge.GOOD, "Content-Encoding", "gzip").statusCode()).isEqualTo(415);
    }

    @Test
    void answersAGovernorThatBrokeWithoutTellingWhy(Vertx vertx) {
        edge.governor.breaks();

        var answer = submit(Edge.GOOD);

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("\"message\":\"Internal error\"").doesNotContain("secret cause");
        assertThat(answer.body()).contains(header(answer, "X-Request-Id"));
    }

    private HttpResponse<String> submit(String body, String... headers) {
        return edge.postAs(Edge.KEY, Edge.SORA, body, headers);
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("1");
        assertThat(answer.body()).contains("\"type\":\"unavailable\"");
        assertThat(answer.headers().firstValue("RateLimit-Policy")).isEmpty();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
