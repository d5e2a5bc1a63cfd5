package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A submit as it came.
 *
 * @param time when, in Unix milliseconds
 * @param model the model in the path
 * @param body the JSON object sent, empty if it was none
 * @param text what was sent instead of a JSON object
 */
record Submit(long time, String model, Optional<Map<String, Object>> body, String text) {

    static Submit of(RoutingContext ctx, long now) {
        Buffer sent = ctx.body().buffer();
        Optional<Map<String, Object>> body =
                Optional.ofNullable(sent).map(Buffer::getBytes).flatMap(StrictJson::object);
        String text = sent == null || body.isPresent() ? "" : sent.toString();
        return new Submit(now, ctx.pathParam("model"), body, text);
    }

    /** The parameters; empty if there are none. */
    @SuppressWarnings("unchecked")
    Map<String, Object> input() {
        return member("input") instanceof Map<?, ?> input ? (Map<String, Object>) input : Map.of();
    }

    String prompt() {
        return input().get("prompt") instanceof String prompt ? prompt : "";
    }

    /** A member of the body, or the empty string. */
    Object member(String name) {
        return body.map(members -> members.get(name)).orElse("");
    }

    /** What the ledger keeps of it. */
    Map<String, Object> entry() {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("model", model);
        entry.put("source", member("source"));
        entry.put("prompt", prompt());
        entry.put("body", body.<Object>map(members -> members).orElse(text));
        return entry;
    }
}
