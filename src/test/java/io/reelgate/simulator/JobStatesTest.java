package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobStatesTest extends AtASimulator {

    @Test
    void answersASubmitInTheDocumentedEnvelope() throws Exception {
        HttpResponse<String> response = site.submit("wan-2-5", "{\"input\":{\"prompt\":\"a lake\"}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(SimulatorSite.json(response).path("code").asInt()).isEqualTo(200);
        assertThat(SimulatorSite.json(response).path("message").asText()).isEqualTo("success");
        assertThat(SimulatorSite.json(response).at("/data/taskId").asText()).startsWith("task_");
    }

    @Test
    void isPendingFirstWithNothingButItsIdAndCreateTime() throws Exception {
        long created = site.clock.millis();
        String id = site.submitPrompt("a lake");

        JsonNode data = site.data(id);

        assertThat(data)
                .isEqualTo(SimulatorSite.json(
                        "{\"taskId\":\"" + id + "\",\"state\":\"pending\",\"createTime\":" + created + "}"));
    }

    @Test
    void isProcessingWithRisingProgressInBetween() throws Exception {
        String id = site.submitPrompt("a lake");
        long created = site.clock.millis();
        long takes = site.finishTime(id) - created;

        site.clock.moveTo(created + takes / 4);
        JsonNode early = site.data(id);
        site.clock.moveTo(created + takes - 1);
        JsonNode late = site.data(id);

        assertThat(early.path("state").asText()).isEqualTo("processing");
        assertThat(early.path("progress").asInt()).isBetween(10, 25);
        assertThat(late.path("state").asText()).isEqualTo("processing");
        assertThat(late.path("progress").asInt()).isEqualTo(99);
    }

    @Test
    void succeedsAtItsFinishTimeWithResultAndTimes() throws Exception {
        String id = site.submitPrompt("a lake");
        long created = site.clock.millis();
        site.finish(id);

        JsonNode data = site.data(id);

        assertThat(data.path("state").asText()).isEqualTo("success");
        assertThat(data.path("completeTime").asLong()).isEqualTo(site.clock.millis());
        assertThat(data.path("costTime").asLong()).isEqualTo(site.clock.millis() - created);
        assertThat(data.has("progress")).isFalse();
        assertThat(SimulatorSite.json(data.path("resultJson").asText()))
                .isEqualTo(SimulatorSite.json(
                        "{\"resultUrls\":[\"" + site.simulator().url() + "/media/" + id + ".mp4\"]}"));
    }

    @Test
    void takesTheUsualDurationOfTheModelDividedByTheSpeed() throws Exception {
        long created = site.clock.millis();
        for (int job = 0; job < 20; job++) {
            assertThat(site.finishTime(site.submitPrompt("a lake")) - created).isBetween(5_000L, 7_000L);
        }
    }

    @Test
    void anotherSimulatorWithTheSameKeyAnswersForAJobThatItNeverSaw() throws Exception {
        String id = site.submitPrompt("a lake");
        site.finish(id);
        JsonNode before = site.data(id);
        site.close();

        try (SimulatorSite restarted = new SimulatorSite(folder, site.clock, SimulatorSite.SIGNING_KEY)) {
            JsonNode after = restarted.data(id);

            assertThat(after.path("state").asText()).isEqualTo("success");
            assertThat(after.path("createTime")).isEqualTo(before.path("createTime"));
            assertThat(after.path("completeTime")).isEqualTo(before.path("completeTime"));
            assertThat(restarted.media(id, null).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aSimulatorWithAnotherKeyKnowsNothingOfTheJob(@TempDir Path other) throws Exception {
        String id = site.submitPrompt("a lake");

        try (SimulatorSite stranger = new SimulatorSite(other, site.clock, "quite another signing key")) {
            assertThat(stranger.poll(id).statusCode()).isEqualTo(404);
        }
    }
}
