package io.reelgate.rig.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelgate.rig.ClientLog.Outcome;
import io.reelgate.rig.ClientLog.Submit;
import io.reelgate.rig.Http;
import io.reelgate.rig.JsonLines;
import io.reelgate.rig.RunFolder;
import io.reelgate.rig.oracle.History.Delivery;
import io.reelgate.rig.oracle.History.Post;
import io.reelgate.rig.oracle.History.Seen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the history of a run from its folder and its Redis. */
final class Evidence {
    private static final String PREFIX = "reelgate:";

    private final RunFolder run;

    Evidence(RunFolder run) {
        this.run = run;
    }

    History read() {
        return new History(
                client("submit").map(Evidence::submit).toList(),
                client("seen").map(Evidence::seen).toList(),
                posts(),
                JsonLines.read(run.callbackLog()).map(Evidence::callback).toList(),
                image(),
                run.fact(RunFolder.RESUBMITS).map(Integer::parseInt).orElse(0));
    }

    private Image image() {
        String url = run.fact(RunFolder.REDIS_URL)
                .orElseThrow(() -> new IllegalStateException("run.properties names no " + RunFolder.REDIS_URL));
        return new ImageReader(url, run.fact(RunFolder.REDIS_PREFIX).orElse(PREFIX)).read();
    }

    private Stream<JsonNode> client(String kind) {
        return JsonLines.read(run.clientLog())
                .filter(entry -> entry.path("kind").asText().equals(kind));
    }

    private static Submit submit(JsonNode entry) {
        return new Submit(
                entry.path("prompt").asText(),
                entry.path("node").asText(),
                Outcome.valueOf(entry.path("outcome").asText()),
                entry.path("status").asInt(),
                Optional.ofNullable(entry.get("taskId")).map(JsonNode::asText),
                entry.path("callback").asBoolean());
    }

    private static Seen seen(JsonNode entry) {
        return new Seen(entry.path("taskId").asText(), entry.path("state").asText());
    }

    private static Delivery callback(JsonNode entry) {
        return new Delivery(
                entry.path("webhookId").asText(),
                entry.path("taskId").asText(),
                entry.path("state").asText());
    }

    private List<Post> posts() {
        return run.fact(RunFolder.SIMULATOR_URL)
                .map(Evidence::asked)
                .orElseGet(this::written)
                .map(Evidence::post)
                .sorted(Comparator.comparingLong(Post::time))
                .toList();
    }

    private static Stream<JsonNode> asked(String simulatorUrl) {
        byte[] ledger =
                Http.get(simulatorUrl + "/_simulator/ledger?kind=submit").body();
        return StreamSupport.stream(
                Http.json(new String(ledger, StandardCharsets.UTF_8)).spliterator(), false);
    }

    private Stream<JsonNode> written() {
        try (Stream<Path> files = Files.list(run.ledger())) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).toList().stream()
                    .flatMap(JsonLines::read)
                    .filter(entry -> entry.path("kind").asText().equals("submit"));
        } catch (IOException e) {
            throw new UncheckedIOException("no ledger of the simulator", e);
        }
    }

    private static Post post(JsonNode entry) {
        return new Post(
                entry.path("time").asLong(),
                entry.path("prompt").asText(),
                entry.path("outcome").asText().equals("accepted"),
                entry.path("status").asInt());
    }
}
