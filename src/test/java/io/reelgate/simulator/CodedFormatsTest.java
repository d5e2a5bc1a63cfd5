package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendors with a code in the body, which counts under HTTP 200 too, and the LTX API with its two endpoints. */
class CodedFormatsTest extends AtASimulator {
    private static final String WAVESPEED = "/api/v3/alibaba/wan-2.5/text-to-video";
    private static final String MARKET = "/api/v1/jobs/createTask";
    private static final String VEO = "/api/v1/veo/generate";

    private static String market(String prompt) {
        return "{\"model\":\"wan/2-5-text-to-video\",\"input\":{\"prompt\":\"" + prompt + "\"}}";
    }

    private JsonNode posted(String path, String body) throws Exception {
        return SimulatorSite.json(site.post(path, body));
    }

    private JsonNode got(String path) throws Exception {
        return SimulatorSite.json(site.get(path));
    }

    @ParameterizedTest
    @CsvSource({
        "content-violation, /code, 1200, failed",
        "bad-image, /data/code, 1402, failed",
        "bad-lora, /data/code, 1402, failed",
        "timeout, /code, 5004, timeout",
        "stopped, /code, 1405, cancelled",
        "fail, /code, 1405, failed"
    })
    void waveSpeedHasTheCodeOfAFailureOutsideOrInside(String word, String place, int code, String status)
            throws Exception {
        String id = posted(WAVESPEED, "{\"prompt\":\"[sim:" + word + "]\"}")
                .at("/data/id")
                .asText();
        site.finish(id);

        JsonNode result = got("/api/v3/predictions/" + id + "/result");

        assertThat(result.at(place).asInt()).isEqualTo(code);
        assertThat(result.at("/data/status").asText()).isEqualTo(status);
        assertThat(got("/api/v3/predictions/" + id)).isEqualTo(result);
    }

    @Test
    void waveSpeedRefusesUnder200() throws Exception {
        var refused = site.post(WAVESPEED, "{\"prompt\":\"[sim:refused]\"}");

        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(SimulatorSite.json(refused).path("code").asInt()).isEqualTo(1200);
        assertThat(posted(WAVESPEED, "{}").path("code").asInt()).isEqualTo(1401);
        assertThat(site.post("/api/v3/nobody/nothing", "{\"prompt\":\"a\"}").statusCode())
                .isEqualTo(404);
    }

    @Test
    void kieHasItsErrorsUnder200() throws Exception {
        assertThat(posted(MARKET, market("[sim:refused]")).path("code").asInt()).isEqualTo(400);
        assertThat(posted(MARKET, market("[sim:no-credits]")).path("code").asInt())
                .isEqualTo(402);
        assertThat(posted(MARKET, market("[sim:503=1]")).path("code").asInt()).isEqualTo(455);
        assertThat(posted(MARKET, market("")).path("code").asInt()).isEqualTo(422);
        assertThat(posted(VEO, "{\"prompt\":\"a\",\"generationType\":\"REFERENCE_2_VIDEO\",\"imageUrls\":[\"u\"]}")
                        .path("code")
                        .asInt())
                .as("references are for the fast models")
                .isEqualTo(422);
    }

    @Test
    void eachApiOfKieKnowsItsOwnJobs() throws Exception {
        String wan = posted(MARKET, market("a lake")).at("/data/taskId").asText();
        String veo = posted(VEO, "{\"prompt\":\"a lake\"}").at("/data/taskId").asText();
        site.finish(veo);

        assertThat(got("/api/v1/jobs/recordInfo?taskId=" + wan)
                        .at("/data/state")
                        .asText())
                .isEqualTo("success");
        assertThat(got("/api/v1/veo/record-info?taskId=" + veo)
                        .at("/data/successFlag")
                        .asInt())
                .isEqualTo(1);
        assertThat(got("/api/v1/veo/record-info?taskId=" + wan).path("code").asInt())
                .isEqualTo(404);
        assertThat(got("/api/v1/jobs/recordInfo?taskId=" + veo).path("code").asInt())
                .isEqualTo(404);
    }

    @Test
    void aFailureOfVeoIsAFlagAndASentence() throws Exception {
        String id = posted(VEO, "{\"prompt\":\"[sim:content-violation]\"}")
                .at("/data/taskId")
                .asText();
        site.finish(id);

        JsonNode data = got("/api/v1/veo/record-info?taskId=" + id).path("data");

        assertThat(data.path("successFlag").asInt()).isEqualTo(2);
        assertThat(data.path("errorMessage").asText()).contains("violating content policies");
    }

    @Test
    void anEndpointOfTheLtxApiDoesNotKnowTheJobsOfTheOther() throws Exception {
        String body =
                "{\"prompt\":\"[sim:content-violation]\",\"model\":\"ltx-2-pro\",\"duration\":6,\"resolution\":\"1920x1080\"}";
        var accepted = site.post("/v2/text-to-video", body);
        String id = SimulatorSite.json(accepted).path("id").asText();
        site.finish(id);

        assertThat(accepted.statusCode()).isEqualTo(202);
        assertThat(site.get("/v2/image-to-video/" + id).statusCode()).isEqualTo(404);
        assertThat(got("/v2/text-to-video/" + id).at("/error/type").asText()).isEqualTo("content_filtered_error");
        assertThat(site.post("/v2/text-to-video", body.replace(":6,", ":12,")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void noVendorKnowsTheJobsOfAnother() throws Exception {
        String id = posted(WAVESPEED, "{\"prompt\":\"a lake\"}").at("/data/id").asText();

        assertThat(site.get("/v1/predictions/" + id).statusCode()).isEqualTo(404);
        assertThat(got("/api/v1/jobs/recordInfo?taskId=" + id).path("code").asInt())
                .isEqualTo(404);
        assertThat(site.poll(id).statusCode()).isEqualTo(404);
    }
}
