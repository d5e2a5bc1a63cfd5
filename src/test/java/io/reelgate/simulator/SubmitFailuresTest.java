package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the failure words about the submit do to it, and whether a job exists afterwards. */
class SubmitFailuresTest extends AtASimulator {

    @Test
    void answers500AndMakesNoJob() throws Exception {
        assertThat(submit("[sim:500]").statusCode()).isEqualTo(500);
        assertNoJob("500", 500);
    }

    @Test
    void answers502InHtmlAndMakesNoJob() throws Exception {
        HttpResponse<String> response = submit("[sim:502]");

        assertThat(response.statusCode()).isEqualTo(502);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(response.body()).startsWith("<html>");
        assertNoJob("502", 502);
    }

    @Test
    void refusesTheFirstTwoSubmitsWith429AndTakesTheThird() throws Exception {
        assertRetryLater(submit("[sim:429]"), 429);
        assertRetryLater(submit("[sim:429]"), 429);
        assertThat(submit("[sim:429]").statusCode()).isEqualTo(200);
        assertThat(site.ledger("").findValuesAsText("outcome")).containsExactly("refused", "refused", "accepted");
    }

    @Test
    void refusesAsManySubmitsWith503AsThePromptSays() throws Exception {
        assertRetryLater(submit("[sim:503=1]"), 503);
        assertThat(submit("[sim:503=1]").statusCode()).isEqualTo(200);
    }

    @Test
    void countsTheRefusalsOfEachInputByItself() throws Exception {
        assertRetryLater(submit("one [sim:429=1]"), 429);
        assertRetryLater(submit("two [sim:429=1]"), 429);
    }

    @Test
    void answers200WithTheErrorInTheBody() throws Exception {
        HttpResponse<String> byDefault = submit("[sim:200-error]");
        HttpResponse<String> chosen = submit("[sim:200-error=422]");

        assertThat(byDefault.statusCode()).isEqualTo(200);
        assertThat(SimulatorSite.json(byDefault).path("code").asInt()).isEqualTo(500);
        assertThat(chosen.statusCode()).isEqualTo(200);
        assertThat(SimulatorSite.json(chosen).path("code").asInt()).isEqualTo(422);
        assertNoJob("200-error", 200);
    }

    @Test
    void refusesAPromptByPolicy() throws Exception {
        HttpResponse<String> response = submit("[sim:refused]");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(SimulatorSite.json(response).path("message").asText())
                .isEqualTo("Content violates provider policy, please adjust the prompt");
        assertNoJob("refused", 400);
    }

    @Test
    void refusesForWantOfCredits() throws Exception {
        HttpResponse<String> response = submit("[sim:no-credits]");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(SimulatorSite.json(response).path("message").asText()).isEqualTo("Insufficient credits");
        assertNoJob("no-credits", 400);
    }

    @Test
    void readsASubmitAndNeverAnswersIt() throws Exception {
        CompletableFuture<HttpResponse<String>> waiting = site.client()
                .sendAsync(site.submitRequest("wan-2-5", body("[sim:hang-submit]")), BodyHandlers.ofString());

        await().until(() -> site.ledger("").size() == 1);

        assertNoJob("hang-submit", 0);
        assertThat(waiting).isNotDone();
        waiting.cancel(true);
    }

    @Test
    void makesTheJobAndLosesTheReply() throws Exception {
        assertThatThrownBy(() -> submit("[sim:reply-lost]")).isInstanceOf(IOException.class);

        assertJob("reply-lost");
    }

    @Test
    void makesTheJobAndBreaksOffTheJson() throws Exception {
        HttpResponse<String> response = submit("[sim:truncated]");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> SimulatorSite.json(response)).isInstanceOf(JsonProcessingException.class);
        assertJob("truncated");
    }

    @Test
    void makesTheJobAndAnswersAnEmptyId() throws Exception {
        HttpResponse<String> response = submit("[sim:empty-id]");

        assertThat(SimulatorSite.json(response).at("/data/taskId").asText("none"))
                .isEmpty();
        assertJob("empty-id");
    }

    @Test
    void answersLateAndStillTakesTheSubmit() throws Exception {
        assertThat(submit("[sim:slow=50]").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> submit(String prompt) throws Exception {
        return site.submit("wan-2-5", body(prompt));
    }

    private static String body(String prompt) {
        return "{\"input\":{\"prompt\":\"" + prompt + "\"}}";
    }

    private static void assertRetryLater(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
    }

    private void assertNoJob(String word, int status) throws Exception {
        JsonNode entry = site.ledger("").get(0);
        assertThat(entry.path("word").asText()).isEqualTo(word);
        assertThat(entry.path("outcome").asText()).isEqualTo("refused");
        assertThat(entry.path("status").asInt()).isEqualTo(status);
        assertThat(entry.has("jobId")).isFalse();
    }

    /** The job is real although the caller never learned its id. */
    private void assertJob(String word) throws Exception {
        JsonNode entry = site.ledger("").get(0);
        assertThat(entry.path("word").asText()).isEqualTo(word);
        assertThat(entry.path("outcome").asText()).isEqualTo("accepted");
        String id = entry.path("jobId").asText();
        site.finish(id);
        assertThat(site.data(id).path("state").asText()).isEqualTo("success");
    }
}
