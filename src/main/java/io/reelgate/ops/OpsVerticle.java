package io.reelgate.ops;

import io.reelgate.web.Json;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Serves {@code /health/live}, {@code /health/ready}, {@code /metrics} and the admin API on a port of their own. */
public final class OpsVerticle extends VerticleBase {
    private static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final OpsSettings settings;
    private final Health health;
    private final Supplier<String> metrics;
    private final Optional<UpstreamsAdmin> admin;
    private HttpServer server;

    /** {@code metrics} renders all meters; it is called on a worker thread. */
    public OpsVerticle(OpsSettings settings, Health health, Supplier<String> metrics) {
        this(settings, health, metrics, Optional.empty());
    }

    /** {@code admin}: without it nothing can be seen and changed but what is public on this port. */
    public OpsVerticle(
            OpsSettings settings, Health health, Supplier<String> metrics, Optional<AdminPorts> admin) {
        this.settings = settings;
        this.health = health;
        this.metrics = metrics;
        this.admin = admin.map(UpstreamsAdmin::new);
    }

    @Override
    public Future<?> start() {
        server = vertx.createHttpServer(new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setIdleTimeout(75));
        return server.requestHandler(this::answer).listen();
    }

    /** The port in use, also where settings asked for any. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.close();
    }

    private void answer(HttpServerRequest request) {
        if (admin.isPresent() && request.path().startsWith(UpstreamsAdmin.ROOT)) {
            admin.get().answer(request);
            return;
        }
        switch (request.path()) {
            case "/health/live" -> send(request, 200, Map.of("status", "up"));
            case "/health/ready" -> ready(request);
            case "/metrics" -> scrape(request);
            default -> send(request, 404, Map.of("status", "not found"));
        }
    }

    private void ready(HttpServerRequest request) {
        boolean ready = health.ready().getAsBoolean();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", word(ready));
        Map<String, String> checks = new LinkedHashMap<>();
        health.checks().get().forEach((name, up) -> checks.put(name, word(up)));
        body.put("checks", checks);
        send(request, ready ? 200 : 503, body);
    }

    private void scrape(HttpServerRequest request) {
        vertx.executeBlocking(metrics::get, false)
                .onSuccess(text -> respond(request, 200, METRICS_TYPE).end(text))
                .onFailure(failure -> send(request, 500, Map.of("status", "metrics failed")));
    }

    private static void send(HttpServerRequest request, int status, Map<String, ?> body) {
        respond(request, status, "application/json").end(Json.encode(body));
    }

    private static HttpServerResponse respond(HttpServerRequest request, int status, String type) {
        return request.response().setStatusCode(status).putHeader("Content-Type", type);
    }

    private static String word(boolean up) {
        return up ? "up" : "down";
    }
}
