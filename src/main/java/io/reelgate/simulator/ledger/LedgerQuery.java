package io.reelgate.simulator.ledger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * Which entries to read.
 *
 * @param kind their kind: submit, poll, media, balance or other
 * @param model only of this model
 * @param since only from this Unix millisecond on
 * @param prompt only with this text in the prompt
 */
public record LedgerQuery(String kind, Optional<String> model, long since, Optional<String> prompt) {

    /** Whether a line may match, without reading it as JSON: every line begins with its kind. */
    boolean mayMatch(String line) {
        return line.startsWith("{\"kind\":\"" + kind + "\"");
    }

    boolean matches(ObjectNode entry) {
        return entry.path("time").asLong() >= since
                && model.map(entry.path("model").asText()::equals).orElse(true)
                && prompt.map(entry.path("prompt").asText()::contains).orElse(true);
    }
}
