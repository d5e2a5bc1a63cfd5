package io.reelgate.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the one shape every JSON answer under {@code /api/v1} has; the only place that sets statuses. */
public final class Envelope {
    private static final String REQUEST_ID = "reelgate.requestId";

    private Envelope() {}

    /** The id that ties an answer to the log; set by the ingress for every request. */
    public static void tag(RoutingContext context, String requestId) {
        context.put(REQUEST_ID, requestId);
    }

    public static void ok(RoutingContext context, Object data) {
        send(context, 200, success(data));
    }

    /** The bytes of a successful envelope: callbacks carry the same. */
    public static Buffer success(Object data) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", 200);
        body.put("message", "success");
        body.put("data", data);
        return Json.encode(body);
    }

    public static void fail(RoutingContext context, ApiError error) {
        error.headers().forEach(context.response()::putHeader);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", error.code());
        body.put("message", error.message());
        body.put("data", null);
        body.put("error", details(context, error));
        send(context, error.code(), Json.encode(body));
    }

    private static Map<String, Object> details(RoutingContext context, ApiError error) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("type", error.type().word());
        details.put("param", error.param().orElse(null));
        details.put("errors", faults(error));
        details.put(
                "requestId",
                Optional.<String>ofNullable(context.get(REQUEST_ID)).orElse(""));
        return details;
    }

    private static List<Map<String, String>> faults(ApiError error) {
        return error.faults().stream()
                .map(fault -> Map.of("path", fault.path(), "message", fault.message()))
                .toList();
    }

    private static void send(RoutingContext context, int status, Buffer body) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(body);
    }
}
