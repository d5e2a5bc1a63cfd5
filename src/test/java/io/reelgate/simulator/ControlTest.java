package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.simulator.job.FailureWord;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlTest {

    @TempDir
    Path folder;

    @Test
    void listsEveryFailureWordWithItsSentence() throws Exception {
        try (SimulatorSite site = new SimulatorSite(folder)) {
            JsonNode words = SimulatorSite.json(site.get("/_simulator/words"));

            assertThat(words.findValuesAsText("word"))
                    .containsExactly(Arrays.stream(FailureWord.values())
                            .map(word -> "[sim:" + word.text() + "]")
                            .toArray(String[]::new));
            assertThat(words.findValuesAsText("does")).allMatch(sentence -> sentence.endsWith("."));
            assertThat(SimulatorSite.json(site.get("/_simulator")).path("words"))
                    .isEqualTo(words);
        }
    }

    @Test
    void tellsTheTruthAboutAJob() throws Exception {
        try (SimulatorSite site = new SimulatorSite(folder)) {
            String id = site.submitPrompt("a lake [sim:fail]");

            JsonNode job = SimulatorSite.json(site.get("/_simulator/jobs/" + id));

            assertThat(job.path("model").asText()).isEqualTo("wan-2-5");
            assertThat(job.path("createTime").asLong()).isEqualTo(site.clock.millis());
            assertThat(job.path("startTime").asLong()).isBetween(site.clock.millis() + 250, site.clock.millis() + 700);
            assertThat(job.path("finishTime").asLong())
                    .isGreaterThan(job.path("startTime").asLong());
            assertThat(job.path("outcome").asText()).isEqualTo("generation_failed");
            assertThat(job.path("state").asText()).isEqualTo("pending");
            assertThat(site.get("/_simulator/jobs/task_x").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void tellsWhenPollsCame() throws Exception {
        try (SimulatorSite site = new SimulatorSite(folder)) {
            String id = site.submitPrompt("a lake");
            site.poll(id);
            site.poll(id);

            JsonNode polls = SimulatorSite.json(site.get("/_simulator/polls"));

            assertThat(polls.findValuesAsText("count")).containsExactly("2");
            assertThat(polls.get(0).path("time").asLong()).isEqualTo(site.clock.millis() - site.clock.millis() % 100);
        }
    }

    @Test
    void refusesSettingsThatCannotWork() {
        assertThatIllegalArgumentException().isThrownBy(() -> settings(0, 0, "long enough a key"));
        assertThatIllegalArgumentException().isThrownBy(() -> settings(0, Double.NaN, "long enough a key"));
        assertThatIllegalArgumentException().isThrownBy(() -> settings(70_000, 1, "long enough a key"));
        assertThatIllegalArgumentException().isThrownBy(() -> settings(0, 1, "short"));
    }

    private SimulatorSettings settings(int port, double speed, String key) {
        return new SimulatorSettings("127.0.0.1", port, speed, key, folder, Set.of());
    }
}
