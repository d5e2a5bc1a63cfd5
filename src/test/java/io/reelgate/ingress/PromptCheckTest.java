package io.reelgate.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.port.Moderation.Verdict;
import io.reelgate.port.StoreUnavailable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class PromptCheckTest {
    private static final String VEO = "/api/v1/generateTask/veo-3-1";

    private final List<String> judged = new CopyOnWriteArrayList<>();
    private Edge edge;

    @BeforeEach
    void deploy(Vertx vertx) {
        edge = new Edge(vertx);
        says(new Verdict.Refused("list:7"));
    }

    @Test
    void refusesAsTheContractSays() {
        var answer = submit(Edge.GOOD);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Edge.withoutRequestId(answer.body()))
                .isEqualTo("{\"code\":400,\"message\":\"Content violates provider policy, please adjust the prompt\","
                        + "\"data\":null,\"error\":{\"type\":\"content_policy\",\"param\":\"input.prompt\","
                        + "\"errors\":[],\"requestId\":\"<id>\"}}");
        assertThat(header(answer, "RateLimit-Policy")).startsWith("\"rpm\";q=60");
        assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
        assertThat(edge.governor.asked).isEmpty();
    }

    @Test
    void admitsWhatIsAllowed() {
        says(new Verdict.Allowed());

        assertThat(submit(Edge.GOOD).statusCode()).isEqualTo(200);
        assertThat(judged).containsExactly("acme: a cat");
    }

    @Test
    void isUnavailableWhenNobodyCanSay() {
        says(new Verdict.Unknown("secret reason"));

        var answer = submit(Edge.GOOD);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Retry-After")).isEqualTo("1");
        assertThat(answer.body()).doesNotContain("secret reason");
        assertThat(edge.governor.asked).isEmpty();
    }

    @Test
    void reportsFaultsOfTheRequestFirst() {
        assertThat(submit("{\"input\":{\"prompt\":\"a cat\",\"duration\":9}}").body())
                .contains("\"type\":\"invalid_request\"");
        assertThat(judged).isEmpty();
    }

    @Test
    void doesNotJudgeARequestThatWasAdmittedBeforeUnderItsKey() {
        edge.replays = (account, request) -> Future.succeededFuture(account.equals(edge.account.id()));

        assertThat(submit(Edge.GOOD, "Idempotency-Key", "order-1").statusCode()).isEqualTo(200);
        assertThat(judged).isEmpty();
        assertThat(edge.governor.asked).hasSize(1);
    }

    @Test
    void judgesTheFirstRequestUnderAKey() {
        assertThat(submit(Edge.GOOD, "Idempotency-Key", "order-1").statusCode()).isEqualTo(400);
    }

    @Test
    void isUnavailableWhenTheKeysCannotBeAsked() {
        edge.replays = (account, request) -> Future.failedFuture(new StoreUnavailable("down"));

        assertThat(submit(Edge.GOOD, "Idempotency-Key", "order-1").statusCode()).isEqualTo(503);
        assertThat(judged).isEmpty();
    }

    /** The endpoint may take its whole timeout, and then the admission would fail all the same. */
    @Test
    void asksNobodyWhileTheStoreIsAway() {
        edge.storeAvailable = false;

        assertThat(submit(Edge.GOOD).statusCode()).isEqualTo(503);
        assertThat(judged).isEmpty();
    }

    @Test
    void judgesTheWatermarkBecauseItIsShown() {
        edge.moderation = (account, text) -> {
            judged.add(text);
            return Future.succeededFuture(text.equals("gore") ? new Verdict.Refused("list:7") : new Verdict.Allowed());
        };

        var answer = edge.postAs(Edge.KEY, VEO, "{\"input\":{\"prompt\":\"a cat\",\"watermark\":\"gore\"}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"type\":\"content_policy\",\"param\":\"input.watermark\"");
        assertThat(judged).containsExactly("a cat", "gore");
        assertThat(edge.governor.asked).isEmpty();
    }

    @Test
    void judgesNoEmptyWatermark() {
        says(new Verdict.Allowed());

        edge.postAs(Edge.KEY, VEO, "{\"input\":{\"prompt\":\"a cat\",\"watermark\":\"\"}}");

        assertThat(judged).containsExactly("acme: a cat");
    }

    @Test
    void tellsARevokedKeyNothingAboutItsPrompt() {
        submit(Edge.GOOD);
        edge.accounts.revoke(Edge.KEY);
        edge.clock.advance(Duration.ofSeconds(2));

        var answer = submit(Edge.GOOD);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("RateLimit-Policy")).isEmpty();
    }

    private void says(Verdict verdict) {
        edge.moderation = (account, prompt) -> {
            judged.add(account + ": " + prompt);
            return Future.succeededFuture(verdict);
        };
    }

    private HttpResponse<String> submit(String body, String... headers) {
        return edge.postAs(Edge.KEY, Edge.SORA, body, headers);
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
