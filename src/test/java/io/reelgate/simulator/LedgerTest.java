package io.reelgate.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LedgerTest extends AtASimulator {

    @Test
    void tellsEachSubmitWithItsBodyAndItsJob() throws Exception {
        String id = site.submit("{\"prompt\":\"a lake\",\"duration\":5}");

        JsonNode entry = site.ledger("?kind=submit").get(0);

        assertThat(entry.path("time").asLong()).isEqualTo(site.clock.millis());
        assertThat(entry.path("method").asText()).isEqualTo("POST");
        assertThat(entry.path("path").asText()).isEqualTo("/api/v1/generateTask/wan-2-5");
        assertThat(entry.path("model").asText()).isEqualTo("wan-2-5");
        assertThat(entry.path("status").asInt()).isEqualTo(200);
        assertThat(entry.path("outcome").asText()).isEqualTo("accepted");
        assertThat(entry.path("jobId").asText()).isEqualTo(id);
        assertThat(entry.path("source").asText()).isEqualTo("test");
        assertThat(entry.path("prompt").asText()).isEqualTo("a lake");
        assertThat(entry.at("/body/input/duration").asInt()).isEqualTo(5);
    }

    @Test
    void hasASubmitInItsFileBeforeTheSubmitIsAnswered() throws Exception {
        String id = site.submitPrompt("a lake");

        assertThat(lines()).singleElement().asString().contains(id);
    }

    @Test
    void keepsWhatWasNoJsonAsText() throws Exception {
        site.submit("wan-2-5", "{oops");

        assertThat(site.ledger("").get(0).path("body").asText()).isEqualTo("{oops");
    }

    @Test
    void survivesARestart() throws Exception {
        String first = site.submitPrompt("a lake");
        site.poll(first);
        site.close();

        try (SimulatorSite restarted = new SimulatorSite(folder, site.clock, SimulatorSite.SIGNING_KEY)) {
            restarted.clock.advance(Duration.ofMillis(1));
            String second = restarted.submitPrompt("a sea");

            assertThat(restarted.ledger("").findValuesAsText("jobId")).containsExactly(first, second);
            assertThat(restarted.ledger("?kind=poll").get(0).path("count").asInt())
                    .isEqualTo(1);
        }
    }

    @Test
    void passesOverALineThatAKillCutOff() throws Exception {
        Files.writeString(folder.resolve("ledger-0-dead.jsonl"), "{\"kind\":\"submit\",\"time\":1,\"pro");
        site.submitPrompt("a lake");

        assertThat(site.ledger("")).hasSize(1);
    }

    @Test
    void readsTheFilesOfOtherProcessesToo() throws Exception {
        String foreign = "{\"kind\":\"submit\",\"time\":1,\"model\":\"veo-3-1\",\"prompt\":\"a fjord\"}\n";
        Files.writeString(folder.resolve("ledger-1-other.jsonl"), foreign);
        site.submitPrompt("a lake");

        assertThat(site.ledger("").findValuesAsText("model")).containsExactly("veo-3-1", "wan-2-5");
    }

    @Test
    void filtersByModelTimeAndPrompt() throws Exception {
        site.submit("veo-3-1", "{\"input\":{\"prompt\":\"a fjord\"}}");
        site.clock.advance(Duration.ofSeconds(1));
        long later = site.clock.millis();
        site.submitPrompt("a lake");

        assertThat(site.ledger("?model=veo-3-1").findValuesAsText("model")).containsExactly("veo-3-1");
        assertThat(site.ledger("?prompt=fjo").findValuesAsText("model")).containsExactly("veo-3-1");
        assertThat(site.ledger("?since=" + later).findValuesAsText("model")).containsExactly("wan-2-5");
        assertThat(site.get("/_simulator/ledger?since=yesterday").statusCode()).isEqualTo(400);
    }

    @Test
    void countsThePollsOfEachJob() throws Exception {
        String id = site.submitPrompt("a lake");
        long first = site.clock.millis();
        site.poll(id);
        site.finish(id);
        site.poll(id);
        assertThat(site.ledger("?kind=poll").get(0).path("count").asInt()).isEqualTo(2);
        long end = site.clock.millis();
        site.clock.advance(Duration.ofSeconds(1));
        site.poll(id);

        JsonNode polls = site.ledger("?kind=poll");

        assertThat(polls).hasSize(1);
        assertThat(polls.get(0).path("jobId").asText()).isEqualTo(id);
        assertThat(polls.get(0).path("count").asInt()).isEqualTo(3);
        assertThat(polls.get(0).path("firstTime").asLong()).isEqualTo(first);
        assertThat(polls.get(0).path("endTime").asLong()).isEqualTo(end);
        assertThat(polls.get(0).path("time").asLong()).isEqualTo(site.clock.millis());
        assertThat(polls.get(0).path("lastAnswer").asText()).isEqualTo("success");
    }

    @Test
    void tellsResultsThatWereFetched() throws Exception {
        String id = site.submitPrompt("a lake");
        site.finish(id);
        site.media(id, "bytes=0-9");

        JsonNode entry = site.ledger("?kind=media&model=wan-2-5").get(0);

        assertThat(entry.path("jobId").asText()).isEqualTo(id);
        assertThat(entry.path("status").asInt()).isEqualTo(206);
        assertThat(entry.path("range").asText()).isEqualTo("bytes=0-9");
    }

    @Test
    void tellsBalancesAndWhatNoRouteKnew() throws Exception {
        site.get("/api/v1/apikeys/current-balance");
        site.get("/nothing");

        assertThat(site.ledger("?kind=balance").get(0).path("status").asInt()).isEqualTo(200);
        assertThat(site.ledger("?kind=other").get(0).path("path").asText()).isEqualTo("/nothing");
        assertThat(site.ledger("?kind=other").get(0).path("status").asInt()).isEqualTo(404);
    }

    @Test
    void tellsWhenEachJobFinishes() throws Exception {
        String id = site.submitPrompt("a lake");
        site.submitPrompt("[sim:500]");

        JsonNode finishes = site.ledger("?kind=finish");

        assertThat(finishes).hasSize(1);
        assertThat(finishes.get(0).path("jobId").asText()).isEqualTo(id);
        assertThat(finishes.get(0).path("finishTime").asLong()).isEqualTo(site.finishTime(id));
        assertThat(finishes.get(0).path("outcome").asText()).isEqualTo("success");
        assertThat(finishes.get(0).path("prompt").asText()).isEqualTo("a lake");
    }

    @Test
    void forgetsEverythingBeforeAClearingAndNothingAfterIt() throws Exception {
        String before = site.submitPrompt("a lake");
        site.poll(before);
        assertThat(clear()).isEqualTo(204);
        assertThat(site.ledger("")).isEmpty();
        assertThat(site.ledger("?kind=poll")).isEmpty();

        String after = site.submitPrompt("a sea");

        assertThat(site.ledger("").findValuesAsText("jobId")).containsExactly(after);
    }

    @Test
    void losesNoSubmitWhenManyComeAtOnce() throws Exception {
        List<String> ids = Stream.iterate(0, number -> number + 1)
                .limit(200)
                .parallel()
                .map(number -> submitted("lake " + number))
                .toList();

        assertThat(site.ledger("").findValuesAsText("jobId")).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(ids).doesNotHaveDuplicates();
    }

    private String submitted(String prompt) {
        try {
            return site.submitPrompt(prompt);
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int clear() throws Exception {
        HttpRequest request = site.to("/_simulator/ledger").DELETE().build();
        return site.send(request).statusCode();
    }

    private List<String> lines() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(LedgerTest::lines).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
