package io.reelgate.submit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicInteger;

/** A vendor that takes every job and works on it for ever, unless it is told to fail in one of the matrix's ways. */
final class FailingVendor {
    /** What fal says of a request that no runner has had. */
    private static final String NEVER_STARTED = "{\"error_type\":\"runner_scheduling_failure\",";

    private final String format;
    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger gets = new AtomicInteger();
    private final AtomicInteger left = new AtomicInteger();
    private final int port;
    private volatile String atSubmits = "";
    private volatile String atLooks = "";

    FailingVendor(Vertx vertx, String format) {
        this.format = format;
        this.port = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .await()
                .actualPort();
    }

    String format() {
        return format;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What happens to submits from now on; with {@code once} in it, to the next one. */
    void submits(String event) {
        atSubmits = event.replace(" once", "");
        left.set(event.endsWith(" once") ? 1 : Integer.MAX_VALUE);
    }

    void looks(String event) {
        atLooks = event;
    }

    void recover() {
        submits("");
        looks("");
        posts.set(0);
        gets.set(0);
    }

    int posts() {
        return posts.get();
    }

    int gets() {
        return gets.get();
    }

    private void handle(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            if (request.method().equals(HttpMethod.POST)) {
                posts.incrementAndGet();
                boolean fails = !atSubmits.isEmpty() && left.getAndDecrement() > 0;
                answer(request, fails ? atSubmits : "", accepted());
            } else {
                gets.incrementAndGet();
                answer(request, atLooks, running());
            }
        });
    }

    private void answer(HttpServerRequest request, String event, String usual) {
        HttpServerResponse response = request.response();
        switch (event) {
            case "" -> response.end(usual);
            case "silence" -> {}
            case "reset" -> request.connection().close();
            case "cut reply" -> response.end(usual.substring(0, usual.length() / 2));
            case "content" -> response.setStatusCode(422).end(error(422, "Content violates provider policy"));
            case "broken job" -> broken(request);
            case "503" -> response.setStatusCode(503).end(error(503, "no").replace("{", NEVER_STARTED));
            case "429" ->
                response.setStatusCode(429).putHeader("Retry-After", "9").end(error(429, "later"));
            case "502" -> response.setStatusCode(502).end(Buffer.buffer("<html>Bad gateway</html>"));
            case "200 with 402" -> response.end(error(402, "Insufficient balance"));
            case "200 with 500" -> response.end(error(500, "Internal error"));
            default -> response.setStatusCode(Integer.parseInt(event)).end(error(Integer.parseInt(event), "no"));
        }
    }

    /** As fal tells it: an end, and a result that is an error; or as APIXO does. */
    private void broken(HttpServerRequest request) {
        if (format.equals("apixo")) {
            request.response()
                    .end("{\"code\":200,\"data\":{\"taskId\":\"job-1\",\"state\":\"failed\",\"failCode\":\"X\"}}");
        } else if (request.path().endsWith("/status")) {
            request.response().end("{\"status\":\"COMPLETED\"}");
        } else {
            request.response()
                    .setStatusCode(500)
                    .end("{\"detail\":[{\"loc\":[],\"type\":\"internal_server_error\",\"msg\":\"x\"}]}");
        }
    }

    private static String error(int code, String message) {
        String detail = code == 422 && message.startsWith("Content")
                ? "[{\"type\":\"content_policy_violation\",\"loc\":[]}]"
                : "\"no\"";
        return "{\"code\":" + code + ",\"message\":\"" + message + "\",\"msg\":\"" + message + "\",\"data\":null,"
                + "\"detail\":" + detail + "}";
    }

    private String accepted() {
        String job = url() + "/fal-ai/wan-25-preview/requests/r1";
        return format.equals("fal")
                ? "{\"status\":\"IN_QUEUE\",\"request_id\":\"r1\",\"status_url\":\"" + job
                        + "/status\",\"response_url\":\"" + job + "\"}"
                : "{\"code\":200,\"message\":\"success\",\"msg\":\"success\",\"data\":{\"taskId\":\"job-1\"}}";
    }

    private String running() {
        return format.equals("fal")
                ? "{\"status\":\"IN_PROGRESS\"}"
                : "{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"job-1\",\"state\":"
                        + (format.equals("kie") ? "\"generating\"" : "\"processing\"") + "}}";
    }
}
