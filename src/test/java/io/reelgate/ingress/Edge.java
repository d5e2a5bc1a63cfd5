package io.reelgate.ingress;

import io.reelgate.Policies;
import io.reelgate.bus.BusCodec;
import io.reelgate.domain.account.Account;
import io.reelgate.domain.task.Pace;
import io.reelgate.domain.task.Snapshots;
import io.reelgate.port.Metrics;
import io.reelgate.port.Moderation;
import io.reelgate.port.Replays;
import io.reelgate.port.Routability;
import io.reelgate.web.Json;
import io.reelgate.web.Route;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** An ingress on a free port with everything around it in memory, and a client to talk to it. */
final class Edge {
    static final String KEY = "rg-test-key-0123456789";
    static final String OTHER_KEY = "rg-other-key-0123456789";
    static final String SORA = "/api/v1/generateTask/sora-2-pro";
    static final String GOOD = "{\"input\":{\"prompt\":\"a cat\"}}";

    final MovableClock clock = new MovableClock();
    final FakeAccounts accounts = new FakeAccounts();
    final FakeTasks tasks = new FakeTasks();
    final CountingMetrics counts = new CountingMetrics();
    final EdgeState state = new EdgeState();
    final Account account = accounts.add("acme", KEY);
    final FakeGovernor governor;
    volatile Moderation moderation = Moderation.NONE;
    volatile Routability routability = Routability.ROUTABLE;
    volatile Replays replays = (account, request) -> Future.succeededFuture(false);
    volatile boolean storeAvailable = true;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final IngressVerticle verticle;
    private final Vertx vertx;
    private final String deployment;

    Edge(Vertx vertx, Route... routes) {
        this(vertx, settings(), routes);
    }

    Edge(Vertx vertx, IngressSettings settings, Route... routes) {
        BusCodec.register(vertx);
        accounts.add("rival", OTHER_KEY);
        governor = new FakeGovernor(vertx);
        verticle = new IngressVerticle(settings, services(counts), state, List.of(routes));
        this.vertx = vertx;
        deployment = vertx.deployVerticle(verticle).await();
    }

    /** Completes when the port is closed. */
    Future<Void> stop() {
        return vertx.undeploy(deployment);
    }

    /** The defaults, but time bounds are looked at often, since the clock is moved by hand. */
    static IngressSettings settings() {
        IngressSettings.Times times = IngressSettings.Times.defaults();
        return with(new IngressSettings.Times(
                times.firstRequest(), times.keepAlive(), times.body(), Duration.ofMillis(10), times.drain()));
    }

    private static IngressSettings with(IngressSettings.Times times) {
        IngressSettings usual = IngressSettings.of("127.0.0.1", 0, "https://gateway.example");
        return new IngressSettings(
                usual.host(),
                usual.port(),
                usual.publicUrl(),
                usual.maxBodyBytes(),
                usual.maxConnections(),
                usual.longPollMost(),
                usual.admitTimeout(),
                times);
    }

    private EdgeServices services(Metrics metrics) {
        Duration usual = Duration.ofMinutes(3);
        Snapshots snapshots =
                new Snapshots((model, request) -> new Pace(usual, usual, Duration.ofSeconds(4)), Json::text);
        return new EdgeServices(
                TestModels.catalogue(),
                Policies.STRICT,
                accounts,
                tasks,
                snapshots,
                (account, prompt) -> moderation.judge(account, prompt),
                (model, request) -> routability,
                (account, request) -> replays.known(account, request),
                () -> storeAvailable,
                metrics,
                clock,
                new SecureRandom());
    }

    int port() {
        return verticle.port();
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofString(body)).build());
    }

    HttpResponse<String> postAs(String key, String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Authorization", "Bearer " + key)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    HttpResponse<String> getAs(String key, String path, String... headers) {
        return send(
                request(path, headers).header("Authorization", "Bearer " + key).build());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        return headers.length == 0 ? builder : builder.headers(headers);
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (java.io.IOException fault) {
            throw new java.io.UncheckedIOException(fault);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** An answer without what differs from request to request by its nature. */
    static String withoutRequestId(String text) {
        return text.replaceAll("[0-9a-f]{16}", "<id>");
    }
}
