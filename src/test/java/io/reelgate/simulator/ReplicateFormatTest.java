package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replicate's predictions and their oddities (reference: upstreams, sections 7 and 11.5). */
class ReplicateFormatTest extends AtASimulator {
    private static final String SUBMIT = "/v1/models/wan-video/wan-2.5-t2v/predictions";

    private String submitted(String prompt) throws Exception {
        var answer = site.post(SUBMIT, "{\"input\":{\"prompt\":\"" + prompt + "\"}}");
        assertThat(answer.statusCode()).isEqualTo(201);
        return SimulatorSite.json(answer).path("id").asText();
    }

    private JsonNode prediction(String id) throws Exception {
        return SimulatorSite.json(site.get("/v1/predictions/" + id));
    }

    private JsonNode ended(String prompt) throws Exception {
        String id = submitted(prompt);
        site.finish(id);
        return prediction(id);
    }

    @Test
    void theOutputIsATextAnArrayOrNull() throws Exception {
        assertThat(ended("a lake").path("output").isTextual()).isTrue();
        assertThat(ended("a lake [sim:results=2]").path("output")).hasSize(2);
        assertThat(ended("a lake [sim:no-result]").path("output").isNull()).isTrue();
    }

    @Test
    void theOutputIsRemovedAfterAnHour() throws Exception {
        String id = submitted("a lake");
        site.finish(id);
        site.clock.moveTo(site.clock.millis() + Duration.ofHours(1).toMillis() + 1);

        assertThat(prediction(id).path("status").asText()).isEqualTo("succeeded");
        assertThat(prediction(id).path("output").isNull()).isTrue();
        assertThat(prediction(id).path("data_removed").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"content-violation, failed", "fail, failed", "stopped, aborted"})
    void aFailedOneHasNoCode(String word, String status) throws Exception {
        assertThat(ended("[sim:" + word + "]").path("status").asText()).isEqualTo(status);
    }

    @Test
    void oneIsCanceledByItsCaller() throws Exception {
        String id = submitted("a lake");

        JsonNode canceled = SimulatorSite.json(site.post("/v1/predictions/" + id + "/cancel", ""));

        assertThat(canceled.path("status").asText()).isEqualTo("canceled");
        assertThat(prediction(id).path("status").asText()).isEqualTo("canceled");
    }

    @Test
    void listsTheNewestFirst() throws Exception {
        String first = submitted("a lake");
        site.submitPrompt("of another vendor");
        site.clock.moveTo(site.clock.millis() + 1);
        String second = submitted("a sea");

        assertThat(SimulatorSite.json(site.get("/v1/predictions"))
                        .path("results")
                        .findValuesAsText("id"))
                .containsExactly(second, first);
    }

    @Test
    void refusesInItsOwnWords() throws Exception {
        assertThat(site.post("/v1/models/nobody/nothing/predictions", "{\"input\":{\"prompt\":\"a\"}}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(site.post("/v1/predictions", "{\"version\":\"5c7d\",\"input\":{\"prompt\":\"a\"}}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(SimulatorSite.json(site.post(SUBMIT, "{\"input\":{}}"))
                        .path("title")
                        .asText())
                .isEqualTo("Input validation failed");
        assertThat(site.get("/v1/predictions/nothing").statusCode()).isEqualTo(404);
    }
}
