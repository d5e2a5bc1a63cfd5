package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DashScope's tasks and their oddities (reference: upstreams, sections 3 and 11.5). */
class DashscopeFormatTest extends AtASimulator {
    private static final String SUBMIT = "/api/v1/services/aigc/video-generation/video-synthesis";
    private static final String[] ASYNC = {"X-DashScope-Async", "enable"};

    private static String body(String model, String prompt, String parameters) {
        return "{\"model\":\"" + model + "\",\"input\":{\"prompt\":\"" + prompt + "\"},\"parameters\":" + parameters
                + "}";
    }

    private String submitted(String prompt) throws Exception {
        HttpResponse<String> answer = site.post(SUBMIT, body("wan2.5-t2v-preview", prompt, "{}"), ASYNC);
        return SimulatorSite.json(answer).at("/output/task_id").asText();
    }

    private JsonNode output(String id) throws Exception {
        HttpResponse<String> answer = site.get("/api/v1/tasks/" + id);
        assertThat(answer.statusCode()).isEqualTo(200);
        return SimulatorSite.json(answer).path("output");
    }

    @Test
    void takesNoSubmitWithoutTheHeaderOfAsynchronousCalls() throws Exception {
        HttpResponse<String> answer = site.post(SUBMIT, body("wan2.5-t2v-preview", "a lake", "{}"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("does not support synchronous calls");
    }

    @ParameterizedTest
    @CsvSource({
        "wan2.6-t2v, {}, 404, ModelNotFound",
        "wan2.5-t2v-preview, {\"size\":\"1280x720\"}, 400, InvalidParameter",
        "wan2.5-i2v-preview, {}, 400, InvalidParameter"
    })
    void refusesWhatItHasNot(String model, String parameters, int status, String code) throws Exception {
        HttpResponse<String> answer = site.post(SUBMIT, body(model, "a lake", parameters), ASYNC);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(SimulatorSite.json(answer).path("code").asText()).isEqualTo(code);
    }

    @Test
    void aTaskGoesFromPendingToItsVideo() throws Exception {
        String id = submitted("a lake");

        assertThat(output(id).path("task_status").asText()).isEqualTo("PENDING");
        site.finish(id);
        assertThat(output(id).path("task_status").asText()).isEqualTo("SUCCEEDED");
        assertThat(output(id).path("video_url").asText()).endsWith(".mp4");
    }

    @ParameterizedTest
    @CsvSource({
        "content-violation, FAILED, DataInspectionFailed",
        "bad-image, FAILED, InvalidURL",
        "fail, FAILED, InternalError.Algo",
        "stopped, CANCELED, ''",
        "forgotten, UNKNOWN, ''"
    })
    void aTaskThatFailedIsToldUnder200(String word, String status, String code) throws Exception {
        String id = submitted("[sim:" + word + "]");
        site.finish(id);

        assertThat(output(id).path("task_status").asText()).isEqualTo(status);
        assertThat(output(id).path("code").asText()).isEqualTo(code);
    }

    @Test
    void aTaskIsUnknownAfterADay() throws Exception {
        String id = submitted("a lake");

        site.clock.moveTo(site.clock.millis() + Duration.ofHours(24).toMillis() + 1);

        assertThat(output(id).path("task_status").asText()).isEqualTo("UNKNOWN");
        assertThat(output("no-such-task").path("task_status").asText()).isEqualTo("UNKNOWN");
    }

    @Test
    void onlyAPendingTaskIsCancelled() throws Exception {
        String pending = submitted("a lake");
        String done = submitted("another lake");

        assertThat(site.post("/api/v1/tasks/" + pending + "/cancel", "").statusCode())
                .isEqualTo(200);
        assertThat(output(pending).path("task_status").asText()).isEqualTo("CANCELED");
        site.finish(done);
        assertThat(site.post("/api/v1/tasks/" + done + "/cancel", "").statusCode())
                .isEqualTo(400);
        assertThat(output(done).path("task_status").asText()).isEqualTo("SUCCEEDED");
    }
}
