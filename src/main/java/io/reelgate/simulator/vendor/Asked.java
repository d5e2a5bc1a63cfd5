package io.reelgate.simulator.vendor;

import io.reelgate.simulator.http.StrictJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;

/**
 * A call as it came.
 *
 * @param time when, in Unix milliseconds
 * @param body the JSON object sent, empty if it was none
 * @param text what was sent instead of a JSON object
 */
public record Asked(RoutingContext ctx, long time, Optional<Map<String, Object>> body, String text) {

    public static Asked of(RoutingContext ctx, long now) {
        Buffer sent = ctx.body().buffer();
        Optional<Map<String, Object>> body =
                Optional.ofNullable(sent).map(Buffer::getBytes).flatMap(StrictJson::object);
        String text = sent == null || body.isPresent() ? "" : sent.toString();
        return new Asked(ctx, now, body, text);
    }

    /** A parameter of the path, or the empty text. */
    public String path(String name) {
        return Optional.ofNullable(ctx.pathParam(name)).orElse("");
    }

    /** A parameter of the query. */
    public Optional<String> query(String name) {
        return Optional.ofNullable(ctx.request().getParam(name));
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(ctx.request().getHeader(name));
    }

    /** A member of the body, or the empty text. */
    public Object member(String name) {
        return body.map(members -> members.get(name)).orElse("");
    }

    /** A member of the body that is a text, and not an empty one. */
    public Optional<String> string(String name) {
        return member(name) instanceof String string && !string.isEmpty() ? Optional.of(string) : Optional.empty();
    }

    /** A member of the body that is an object; empty if it is none. */
    @SuppressWarnings("unchecked")
    public Map<String, Object> object(String name) {
        return member(name) instanceof Map<?, ?> object ? (Map<String, Object>) object : Map.of();
    }

    /** All members of the body; empty if it was no object. */
    public Map<String, Object> members() {
        return body.orElse(Map.of());
    }

    public View view() {
        return new View(origin(), time);
    }

    /** As the caller knows this server; behind a proxy or a port mapping the settings would not know it. */
    public String origin() {
        HostAndPort authority = ctx.request().authority();
        return "http://" + (authority == null ? ctx.request().localAddress() : authority);
    }
}
