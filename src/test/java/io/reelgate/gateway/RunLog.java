package io.reelgate.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.gateway.Moments.Moment;
import io.reelgate.rig.ClientLog.Outcome;
import io.reelgate.rig.JsonLines;
import io.reelgate.rig.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** When tasks were accepted and refused and looked at, from the files of a run. */
record RunLog(RunFolder run) {
    Moments submits(Outcome outcome) {
        return new Moments(JsonLines.read(run.clientLog())
                .filter(entry -> entry.path("outcome").asText().equals(outcome.name()))
                .map(entry -> new Moment(entry.path("time").asLong(), account(entry)))
                .toList());
    }

    /** The simulator writes once a second when it was first and last asked for a job. */
    Moments looks() {
        List<JsonNode> ledger = ledger();
        Map<String, Integer> jobToAccount = new HashMap<>();
        ledger.stream()
                .filter(entry -> entry.path("kind").asText().equals("submit"))
                .forEach(entry -> jobToAccount.put(entry.path("jobId").asText(), account(entry)));
        return new Moments(ledger.stream()
                .filter(entry -> jobToAccount.containsKey(entry.path("jobId").asText()))
                .filter(entry -> entry.path("kind").asText().equals("poll"))
                .flatMap(entry ->
                        looks(entry, jobToAccount.get(entry.path("jobId").asText())))
                .toList());
    }

    private static Stream<Moment> looks(JsonNode entry, int account) {
        return LongStream.of(
                        entry.path("firstTime").asLong(), entry.path("time").asLong())
                .mapToObj(time -> new Moment(time, account));
    }

    private static int account(JsonNode entry) {
        return AccountNumbers.ofPrompt(entry.path("prompt").asText());
    }

    private List<JsonNode> ledger() {
        try (Stream<Path> files = Files.list(run.ledger())) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList().stream()
                    .flatMap(JsonLines::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
