package io.reelgate.simulator.ledger;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A ledger entry of one request.
 *
 * @param kind what it was: submit, media, balance or other
 * @param time when it came, in Unix milliseconds
 * @param ctx the request
 */
public record RequestEntry(String kind, long time, RoutingContext ctx) {

    /** The entry with more members, which follow the common ones; the kind stands first, as the reader expects. */
    public Map<String, Object> with(Map<String, ?> more) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("kind", kind);
        entry.put("time", time);
        entry.put("method", ctx.request().method().name());
        entry.put("path", ctx.request().path());
        entry.putAll(more);
        return entry;
    }
}
