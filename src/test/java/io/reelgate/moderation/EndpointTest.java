package io.reelgate.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.domain.account.AccountId;
import io.reelgate.port.CountingMetrics;
import io.reelgate.port.Moderation;
import io.reelgate.port.Moderation.Verdict;
import io.reelgate.port.MovableClock;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class EndpointTest {
    private static final AccountId ANNA = new AccountId("anna");
    private static final AccountId BEN = new AccountId("ben");
    private static final Verdict ALLOWED = Moderation.ALLOWED;

    private final CountingMetrics metrics = new CountingMetrics();
    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-20T10:00:00Z"));
    private ScriptedEndpoint endpoint;
    private PromptModeration target;
    private Vertx vertx;

    @BeforeEach
    void listen(Vertx vertx) {
        this.vertx = vertx;
        endpoint = new ScriptedEndpoint(vertx);
        target = open(OnFailure.REFUSE, Set.of());
    }

    @Test
    void asksInTheFormatWithTheKey() {
        verdict("a \"calm\" sea");

        assertThat(endpoint.bodies)
                .singleElement()
                .isIn(
                        "{\"model\":\"omni\",\"input\":\"a \\\"calm\\\" sea\"}",
                        "{\"input\":\"a \\\"calm\\\" sea\",\"model\":\"omni\"}");
        assertThat(endpoint.authorizations).containsExactly("Bearer secret-key");
    }

    @Test
    void letsPassWhatIsNotFlagged() {
        assertThat(verdict("a calm sea")).isEqualTo(ALLOWED);
        assertThat(counted("allowed", "endpoint")).isEqualTo(1);
    }

    @Test
    void refusesWhatIsFlaggedByTheCategory() {
        endpoint.answers(ScriptedEndpoint.FLAGGED);

        assertThat(verdict("a fight")).isEqualTo(new Verdict.Refused("endpoint:violence"));
        assertThat(counted("refused", "endpoint")).isEqualTo(1);
    }

    @Test
    void refusesWhenAnyOfSeveralResultsIsFlagged() {
        endpoint.answers("{\"results\":[{\"flagged\":false},{\"flagged\":true}]}");

        assertThat(verdict("a fight")).isEqualTo(new Verdict.Refused("endpoint:flagged"));
    }

    @Test
    void refusesByChosenCategoriesOnly() {
        endpoint.answers(ScriptedEndpoint.FLAGGED);

        assertThat(open(OnFailure.REFUSE, Set.of("sexual", "illicit"))
                        .judge(ANNA, "a fight")
                        .await())
                .isEqualTo(ALLOWED);
        assertThat(open(OnFailure.REFUSE, Set.of("sexual", "violence"))
                        .judge(ANNA, "a fight")
                        .await())
                .isEqualTo(new Verdict.Refused("endpoint:violence"));
    }

    @Test
    void asksAboutALongPromptInPieces() {
        endpoint.answers(
                "{\"results\":[{\"flagged\":false},{\"flagged\":false},{\"flagged\":true},{\"flagged\":false}]}");

        assertThat(verdict("0123456789".repeat(700))).isEqualTo(new Verdict.Refused("endpoint:flagged"));
        assertThat(endpoint.asked()).isEqualTo(1);
        assertThat(new JsonObject(endpoint.bodies.getFirst()).getJsonArray("input"))
                .hasSize(4)
                .allSatisfy(piece -> assertThat(piece.toString()).hasSizeLessThanOrEqualTo(2_000));
    }

    /** The settings do not let it come to this; what throws would keep its place for ever. */
    @Test
    void givesItsPlaceBackWhateverHappens() {
        var settings = settings("http://127.0.0.1:99999/", OnFailure.REFUSE, Set.of());
        target = PromptModeration.open(vertx, Optional.empty(), Optional.of(settings), metrics, clock);

        IntStream.range(0, 4).forEach(index -> verdict("prompt " + index));

        assertThat(counted("unavailable", "endpoint")).isEqualTo(4);
    }

    @Test
    void waitsNoLongerThanTheTimeout() {
        endpoint.does(request -> {});

        assertThat(verdict("a calm sea"))
                .isEqualTo(new Verdict.Unknown("the moderation endpoint did not answer in time"));
    }

    @Test
    void waitsNoLongerForABodyThatDoesNotEnd() {
        endpoint.does(request -> request.response().setChunked(true).write("{\"results\":"));

        assertThat(verdict("a calm sea"))
                .isEqualTo(new Verdict.Unknown("the moderation endpoint did not answer in time"));
    }

    @Test
    void remembersAVerdictForAMinute() {
        endpoint.answers(ScriptedEndpoint.FLAGGED);
        verdict("a fight");

        assertThat(verdict("a fight")).isEqualTo(new Verdict.Refused("endpoint:violence"));
        assertThat(endpoint.asked()).isEqualTo(1);
        assertThat(counted("refused", "memory")).isEqualTo(1);

        clock.advance(Duration.ofSeconds(60));
        endpoint.answers(ScriptedEndpoint.CLEAN);
        assertThat(verdict("a fight")).isEqualTo(ALLOWED);
    }

    @Test
    void remembersNoFailure() {
        endpoint.answers(500);
        verdict("a calm sea");
        endpoint.answers(ScriptedEndpoint.CLEAN);

        assertThat(verdict("a calm sea")).isEqualTo(ALLOWED);
    }

    @Test
    void leavesADeadEndpointAloneButForOneProbeASecond() {
        endpoint.answers(500);
        IntStream.range(0, 20).forEach(index -> verdict("prompt " + index));
        assertThat(endpoint.asked()).isEqualTo(5);

        clock.advance(Duration.ofSeconds(1));
        IntStream.range(20, 40).forEach(index -> verdict("prompt " + index));
        assertThat(endpoint.asked()).isEqualTo(6);

        clock.advance(Duration.ofSeconds(1));
        endpoint.answers(ScriptedEndpoint.CLEAN);
        assertThat(verdict("a probe")).isEqualTo(ALLOWED);
        assertThat(verdict("the next")).isEqualTo(ALLOWED);
        assertThat(endpoint.asked()).isEqualTo(8);
    }

    @Test
    void leavesPlacesToOtherAccounts() {
        List<HttpServerRequest> held = new CopyOnWriteArrayList<>();
        endpoint.does(held::add);
        List<Future<Verdict>> anna = IntStream.range(0, 3)
                .mapToObj(index -> target.judge(ANNA, "anna " + index))
                .toList();
        Future<Verdict> ben = target.judge(BEN, "ben");

        assertThat(anna.get(2).await()).isEqualTo(new Verdict.Unknown("too many prompts are being judged"));
        assertThat(counted("busy", "endpoint")).isEqualTo(1);
        await().until(() -> held.size() == 3);
        held.forEach(request -> request.response().end(ScriptedEndpoint.CLEAN));
        assertThat(List.of(anna.get(0).await(), anna.get(1).await(), ben.await()))
                .containsOnly(ALLOWED);
    }

    /** Else a flood would open the door that the operator left ajar for outages. */
    @Test
    void neverAdmitsBecauseItIsBusy() {
        target = open(OnFailure.ADMIT, Set.of());
        endpoint.does(request -> {});
        target.judge(ANNA, "first");
        target.judge(ANNA, "second");

        assertThat(verdict("third")).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void reachesNobodyWhereNobodyListens() {
        var settings = settings("http://127.0.0.1:1/", OnFailure.REFUSE, Set.of());
        target = PromptModeration.open(vertx, Optional.empty(), Optional.of(settings), metrics, clock);

        assertThat(verdict("a calm sea"))
                .isInstanceOfSatisfying(
                        Verdict.Unknown.class,
                        unknown ->
                                assertThat(unknown.reason()).startsWith("the moderation endpoint cannot be reached ("));
    }

    @Test
    void keepsItsKeyOutOfItsText() {
        assertThat(settings(endpoint.url(), OnFailure.REFUSE, Set.of()).toString())
                .doesNotContain("secret-key");
    }

    @Test
    void keepsAQueryOutOfItsLogs() {
        var settings = settings(endpoint.url() + "?code=secret-key", OnFailure.REFUSE, Set.of());

        assertThat(settings.place()).isEqualTo(endpoint.url());
        assertThat(settings.toString()).doesNotContain("secret-key");
    }

    private Verdict verdict(String prompt) {
        return target.judge(ANNA, prompt).await();
    }

    private long counted(String outcome, String by) {
        return metrics.count("reelgate_moderations_total outcome " + outcome + " by " + by);
    }

    private PromptModeration open(OnFailure onFailure, Set<String> categories) {
        var settings = settings(endpoint.url(), onFailure, categories);
        return PromptModeration.open(vertx, Optional.empty(), Optional.of(settings), metrics, clock);
    }

    private static EndpointSettings settings(String url, OnFailure onFailure, Set<String> categories) {
        return new EndpointSettings(
                URI.create(url), Optional.of("secret-key"), "omni", Duration.ofMillis(250), onFailure, categories, 4);
    }
}
