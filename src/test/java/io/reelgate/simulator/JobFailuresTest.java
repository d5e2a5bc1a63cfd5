package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the failure words about the job, its polls and its result do. */
class JobFailuresTest extends AtASimulator {

    @ParameterizedTest
    @CsvSource({
        "content-violation, CONTENT_VIOLATION, Content does not meet safety guidelines",
        "bad-image, INVALID_IMAGE_URL, Cannot access provided image URL",
        "bad-lora, INVALID_LORA_URL, Cannot download LoRA model",
        "timeout, PROCESSING_TIMEOUT, Processing took too long",
        "unavailable, MODEL_UNAVAILABLE, The model is currently unavailable",
        "fail, GENERATION_FAILED, Video generation failed"
    })
    void failsAtItsFinishTimeWithTheDocumentedCode(String word, String code, String message) throws Exception {
        String id = site.submitPrompt("a lake [sim:" + word + "]");
        long created = site.clock.millis();
        site.clock.moveTo(site.finishTime(id) - 1);
        assertThat(site.data(id).path("state").asText()).isEqualTo("processing");
        site.clock.advance(Duration.ofMillis(1));

        JsonNode data = site.data(id);

        assertThat(data.path("state").asText()).isEqualTo("failed");
        assertThat(data.path("failCode").asText()).isEqualTo(code);
        assertThat(data.path("failMsg").asText()).isEqualTo(message);
        assertThat(data.path("completeTime").asLong()).isEqualTo(site.clock.millis());
        assertThat(data.path("costTime").asLong()).isEqualTo(site.clock.millis() - created);
        assertThat(data.has("resultJson")).isFalse();
        assertThat(site.media(id, null).statusCode()).isEqualTo(404);
    }

    @Test
    void neverEnds() throws Exception {
        String id = site.submitPrompt("[sim:hang]");
        site.clock.advance(Duration.ofDays(30));

        assertThat(site.data(id).path("state").asText()).isEqualTo("processing");
        assertThat(site.data(id).path("progress").asInt()).isEqualTo(99);
        assertThat(SimulatorSite.json(site.get("/_simulator/jobs/" + id)).has("finishTime"))
                .isFalse();
    }

    @Test
    void takesAsLongAsThePromptSays() throws Exception {
        String id = site.submitPrompt("[sim:takes=1234]");

        assertThat(site.finishTime(id) - site.clock.millis()).isEqualTo(1234);
    }

    @Test
    void answersPollsWith500UntilAQuarterOfItsTimeAfterItsEnd() throws Exception {
        String id = site.submitPrompt("[sim:poll-500] [sim:takes=4000]");
        assertThat(site.poll(id).statusCode()).isEqualTo(500);

        site.clock.advance(Duration.ofMillis(4_999));
        assertThat(site.poll(id).statusCode()).isEqualTo(500);
        site.clock.advance(Duration.ofMillis(1));
        assertThat(site.data(id).path("state").asText()).isEqualTo("success");
    }

    @Test
    void answersPollsWith429AndRetryAfter() throws Exception {
        String id = site.submitPrompt("[sim:poll-429]");

        HttpResponse<String> response = site.poll(id);

        assertThat(response.statusCode()).isEqualTo(429);
        assertThat(response.headers().firstValue("Retry-After")).contains("1");
        assertSucceedsLater(id);
    }

    @Test
    void answersPollsWith200AndAnErrorInTheBody() throws Exception {
        String id = site.submitPrompt("[sim:poll-200-error=503]");

        HttpResponse<String> response = site.poll(id);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(SimulatorSite.json(response).path("code").asInt()).isEqualTo(503);
        assertSucceedsLater(id);
    }

    @Test
    void answersPollsWithBrokenJson() throws Exception {
        String id = site.submitPrompt("[sim:poll-truncated]");

        HttpResponse<String> response = site.poll(id);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> SimulatorSite.json(response)).isInstanceOf(JsonProcessingException.class);
        assertSucceedsLater(id);
    }

    @Test
    void leavesPollsUnanswered() throws Exception {
        String id = site.submitPrompt("[sim:poll-hang]");
        HttpRequest impatient = site.to("/api/v1/statusTask/wan-2-5?taskId=" + id)
                .timeout(Duration.ofMillis(300))
                .build();

        assertThatThrownBy(() -> site.send(impatient)).isInstanceOf(HttpTimeoutException.class);
        assertSucceedsLater(id);
    }

    @Test
    void answersPollsLate() throws Exception {
        String id = site.submitPrompt("[sim:slow=50]");

        assertThat(site.data(id).path("state").asText()).isEqualTo("pending");
    }

    @Test
    void succeedsWithoutAResult() throws Exception {
        String id = site.submitPrompt("[sim:no-result]");
        site.finish(id);

        assertThat(site.data(id).path("resultJson").asText()).isEqualTo("{\"resultUrls\":[]}");
    }

    @Test
    void succeedsWithAResultThatIsGone() throws Exception {
        String id = site.submitPrompt("[sim:media-404]");
        site.finish(id);

        assertThat(site.data(id).path("state").asText()).isEqualTo("success");
        assertThat(site.media(id, null).statusCode()).isEqualTo(404);
    }

    @Test
    void succeedsWithAResultThatBreaksOff() throws Exception {
        String id = site.submitPrompt("[sim:media-cut]");
        site.finish(id);

        assertThat(site.data(id).path("state").asText()).isEqualTo("success");
        assertThatThrownBy(() -> site.media(id, null)).isInstanceOf(IOException.class);
    }

    private void assertSucceedsLater(String id) throws Exception {
        site.clock.moveTo(site.finishTime(id));
        site.clock.advance(Duration.ofSeconds(5));
        assertThat(site.data(id).path("state").asText()).isEqualTo("success");
    }
}
