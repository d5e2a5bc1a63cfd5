package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** fal's queue and its oddities (reference: upstreams, sections 4 and 11.5). */
class FalFormatTest extends AtASimulator {
    private static final String[] KEY = {"Authorization", "Key " + SimulatorSite.KEY};
    private static final String MODEL = "/fal-ai/wan-25-preview/text-to-video";

    private JsonNode submitted(String prompt) throws Exception {
        return SimulatorSite.json(submit(prompt));
    }

    private HttpResponse<String> submit(String prompt) throws Exception {
        return site.post(MODEL, "{\"prompt\":\"" + prompt + "\"}", KEY);
    }

    private HttpResponse<String> at(JsonNode job, String url) throws Exception {
        String path = job.path(url)
                .asText()
                .substring(site.simulator().url().toString().length());
        return site.get(path, KEY);
    }

    private void finish(JsonNode job) throws Exception {
        site.finish(job.path("request_id").asText());
    }

    @Test
    void aJobIsBelowItsApplicationAndNotItsModel() throws Exception {
        JsonNode job = submitted("a lake");

        assertThat(job.path("status").asText()).isEqualTo("IN_QUEUE");
        assertThat(job.path("status_url").asText())
                .isEqualTo(site.simulator().url() + "/fal-ai/wan-25-preview/requests/"
                        + job.path("request_id").asText() + "/status");
        assertThat(site.get("/fal-ai/veo3.1/requests/" + job.path("request_id").asText() + "/status", KEY)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aStatusIs202UntilTheJobHasEndedAndItsResultIsAnErrorUntilThen() throws Exception {
        JsonNode job = submitted("a lake");

        assertThat(at(job, "status_url").statusCode()).isEqualTo(202);
        HttpResponse<String> early = at(job, "response_url");
        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(SimulatorSite.json(early).path("detail").asText()).isEqualTo("Request is still in progress");
        finish(job);
        assertThat(at(job, "status_url").statusCode()).isEqualTo(200);
        assertThat(SimulatorSite.json(at(job, "response_url")).at("/video/url").asText())
                .endsWith(".mp4");
    }

    @ParameterizedTest
    @CsvSource({
        "content-violation, 422, content_policy_violation",
        "bad-image, 422, file_download_error",
        "bad-lora, 422, file_download_error",
        "fail, 500, internal_server_error"
    })
    void aFailedJobIsCompletedAndItsResultIsTheError(String word, int status, String type) throws Exception {
        JsonNode job = submitted("[sim:" + word + "]");
        finish(job);

        JsonNode told = SimulatorSite.json(at(job, "status_url"));
        HttpResponse<String> result = at(job, "response_url");

        assertThat(told.path("status").asText()).isEqualTo("COMPLETED");
        assertThat(told.has("error")).isFalse();
        assertThat(result.statusCode()).isEqualTo(status);
        assertThat(SimulatorSite.json(result).at("/detail/0/type").asText()).isEqualTo(type);
    }

    @Test
    void aJobIsStoppedOnceAndNotAfterItsEnd() throws Exception {
        JsonNode job = submitted("a lake");

        assertThat(cancelled(job)).isEqualTo("202 CANCELLATION_REQUESTED");
        assertThat(cancelled(job)).isEqualTo("400 ALREADY_COMPLETED");
        assertThat(at(job, "response_url").statusCode()).isEqualTo(499);
    }

    private String cancelled(JsonNode job) throws Exception {
        String path =
                "/fal-ai/wan-25-preview/requests/" + job.path("request_id").asText() + "/cancel";
        HttpResponse<String> answer = site.send(SimulatorSite.with(site.to(path).PUT(BodyPublishers.noBody()), KEY));
        return answer.statusCode() + " "
                + SimulatorSite.json(answer).path("status").asText();
    }

    @Test
    void refusesInItsOwnWords() throws Exception {
        assertThat(site.post(MODEL, "{\"prompt\":\"a lake\"}").statusCode())
                .as("the scheme is Key, not Bearer")
                .isEqualTo(401);
        assertThat(site.post("/fal-ai/no-such-model", "{\"prompt\":\"a lake\"}", KEY)
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.post("/fal-ai/veo3.1/fast/reference-to-video", "{\"prompt\":\"a\",\"image_urls\":[\"u\"]}", KEY)
                        .statusCode())
                .as("references have no fast variant")
                .isEqualTo(404);
        assertThat(site.post(MODEL, "{}", KEY).statusCode()).isEqualTo(422);
        assertThat(SimulatorSite.json(submit("[sim:refused]"))
                        .at("/detail/0/type")
                        .asText())
                .isEqualTo("content_policy_violation");
        assertThat(submit("[sim:429=1]").headers().firstValue("Retry-After")).contains("1");
        assertThat(submit("[sim:429-bare=1]").statusCode()).isEqualTo(429);
        assertThat(submit("[sim:429-bare=1] again").headers().firstValue("Retry-After"))
                .isEmpty();
    }
}
