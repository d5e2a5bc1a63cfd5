package io.reelgate.web;

import io.reelgate.domain.request.Fault;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the one shape every JSON answer under {@code /api/v1} has; the only place that sets statuses. */
public final class Envelope {
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json; charset=utf-8");
    private static final String REQUEST_ID = "reelgate.requestId";
    private static final int MOST_FAULTS = 100;

    private Envelope() {}

    /** The id that ties an answer to the log; set by the ingress for every request. */
    public static void tag(RoutingContext context, String requestId) {
        context.put(REQUEST_ID, requestId);
    }

    public static void ok(RoutingContext context, Object data) {
        send(context.response(), 200, success(data));
    }

    /** The same with {@code data} already encoded, for answers that are made often. */
    public static void okText(RoutingContext context, String data) {
        send(context.response(), 200, Buffer.buffer("{\"code\":200,\"message\":\"success\",\"data\":" + data + "}"));
    }

    /** The caller has this answer already; the headers must name it. */
    public static void notModified(RoutingContext context) {
        context.response().setStatusCode(304).end();
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
        fail(context.response(), requestId(context), error);
    }

    /** For refusals that come before any routing. */
    public static void fail(HttpServerResponse response, String requestId, ApiError error) {
        error.headers().forEach(response::putHeader);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", error.code());
        body.put("message", error.message());
        body.put("data", null);
        body.put("error", details(requestId, error));
        send(response, error.code(), Json.encode(body));
    }

    /** What {@link #tag} set, else the empty text. */
    public static String requestId(RoutingContext context) {
        return Optional.<String>ofNullable(context.get(REQUEST_ID)).orElse("");
    }

    private static Map<String, Object> details(String requestId, ApiError error) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("type", error.type().word());
        details.put("param", error.param().orElse(null));
        details.put("errors", faults(error));
        details.put("requestId", requestId);
        return details;
    }

    /** Few bytes can hold many faults: what is told stays in proportion. */
    private static List<Map<String, String>> faults(ApiError error) {
        return error.faults().stream().limit(MOST_FAULTS).map(Envelope::fault).toList();
    }

    private static Map<String, String> fault(Fault fault) {
        Map<String, String> view = new LinkedHashMap<>();
        view.put("path", fault.path());
        view.put("message", fault.message());
        return view;
    }

    private static void send(HttpServerResponse response, int status, Buffer body) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, JSON).end(body);
    }
}
