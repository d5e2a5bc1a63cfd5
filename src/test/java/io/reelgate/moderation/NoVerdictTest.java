package io.reelgate.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.domain.account.AccountId;
import io.reelgate.port.CountingMetrics;
import io.reelgate.port.Moderation;
import io.reelgate.port.Moderation.Verdict;
import io.reelgate.port.MovableClock;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows when the endpoint says neither yes nor no. */
@ExtendWith(VertxExtension.class)
class NoVerdictTest {
    private static final AccountId ANNA = new AccountId("anna");
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
    void takesACategoryThatTheEndpointDoesNotKnowForNoVerdict() {
        target = open(OnFailure.REFUSE, Set.of("violense"));

        assertThat(verdict("a fight"))
                .isEqualTo(new Verdict.Unknown("the moderation endpoint answered without the category violense"));
    }

    static Stream<String> nonsense() {
        return Stream.of(
                "",
                "<html>",
                "null",
                "[]",
                "{}",
                "{\"results\":[]}",
                "{\"results\":{}}",
                "{\"results\":[{}]}",
                "{\"results\":[{\"flagged\":\"false\"}]}",
                "{\"results\":[{\"flagged\":0}]}",
                "{\"results\":[{\"flagged\":true,\"flagged\":false}]}",
                "{\"results\":[{\"flagged\":false}]} trailing",
                "[".repeat(100) + "]".repeat(100),
                "{\"results\":[{\"flagged\":false}],\"padding\":\"" + "x".repeat(70_000) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void takesNonsenseForNoVerdict(String body) {
        endpoint.answers(body);

        assertThat(verdict("a calm sea")).isInstanceOf(Verdict.Unknown.class);
        assertThat(counted("unavailable", "endpoint")).isEqualTo(1);
    }

    @Test
    void tellsNothingOfTheAnswerOfAnEndpointThatFails() {
        endpoint.answers(500);

        assertThat(verdict("a calm sea")).isEqualTo(new Verdict.Unknown("the moderation endpoint answered 500"));
    }

    /** Else a prompt that the endpoint does not take would be admitted for just that. */
    @ParameterizedTest
    @ValueSource(ints = {400, 404, 408, 413, 422, 302, 204})
    void neverAdmitsAPromptThatTheEndpointDoesNotTake(int status) {
        target = open(OnFailure.ADMIT, Set.of());
        endpoint.answers(status);

        assertThat(verdict("a fight")).isEqualTo(new Verdict.Unknown("the moderation endpoint answered " + status));
        assertThat(counted("unavailable", "endpoint")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void neverAdmitsAPromptForANonsensicalAnswer(String body) {
        target = open(OnFailure.ADMIT, Set.of());
        endpoint.answers(body);

        assertThat(verdict("a fight")).isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void isBusyWhenTheEndpointWantsFewerQuestions() {
        target = open(OnFailure.ADMIT, Set.of());
        endpoint.answers(429);

        assertThat(verdict("a fight")).isEqualTo(new Verdict.Unknown("too many prompts are being judged"));
        assertThat(counted("busy", "endpoint")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 422, 429})
    void takesNoEndpointForDeadThatRefusesPrompts(int status) {
        endpoint.answers(status);
        IntStream.range(0, 10).forEach(index -> verdict("prompt " + index));
        endpoint.answers(ScriptedEndpoint.CLEAN);

        assertThat(verdict("a calm sea")).isEqualTo(ALLOWED);
        assertThat(endpoint.asked()).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 500, 503})
    void admitsWhenTheEndpointIsOutOfOrderWhereTheOperatorWantsThat(int status) {
        target = open(OnFailure.ADMIT, Set.of());
        endpoint.answers(status);

        assertThat(verdict("a calm sea")).isEqualTo(ALLOWED);
        assertThat(counted("unchecked", "endpoint")).isEqualTo(1);
    }

    @Test
    void takesAnAnswerAboutSomeOfThePiecesForNoVerdict() {
        target = open(OnFailure.ADMIT, Set.of());

        assertThat(verdict("x".repeat(2_001)))
                .isEqualTo(new Verdict.Unknown("the moderation endpoint answered with 1 results for 2 texts"));
    }

    @Test
    void followsNoRedirect() {
        endpoint.does(request -> request.response()
                .setStatusCode(302)
                .putHeader("Location", "/other")
                .end());

        assertThat(verdict("a calm sea")).isEqualTo(new Verdict.Unknown("the moderation endpoint answered 302"));
        assertThat(endpoint.asked()).isEqualTo(1);
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
