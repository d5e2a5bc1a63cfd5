package io.reelgate.webhook;

import static io.reelgate.Done.done;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A caller's own server: keeps what it gets and answers as told; {@link #HOLD} never answers. */
final class Receiver {
    static final int HOLD = 0;

    record Received(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return Optional.ofNullable(headers.get(name)).map(List::getFirst).orElse("");
        }
    }

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final List<HttpServerRequest> held = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile int status;

    Receiver(Vertx vertx, int status) {
        this.status = status;
        this.server = done(vertx.createHttpServer().requestHandler(this::take).listen(0, "127.0.0.1"));
    }

    private void take(HttpServerRequest request) {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        request.response().closeHandler(closed -> open.decrementAndGet());
        request.response().endHandler(ended -> open.decrementAndGet());
        request.body().onSuccess(body -> answer(request, body.toString()));
    }

    private void answer(HttpServerRequest request, String body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.headers()
                .names()
                .forEach(name -> headers.put(name, request.headers().getAll(name)));
        received.add(new Received(headers, body));
        if (status == HOLD) {
            held.add(request);
        } else {
            request.response()
                    .setStatusCode(status)
                    .putHeader("Location", "/elsewhere")
                    .end();
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.actualPort() + path;
    }

    void answers(int next) {
        status = next;
    }

    void release(int late) {
        held.forEach(request -> request.response().setStatusCode(late).end());
        held.clear();
    }

    List<Received> received() {
        return received;
    }

    int mostOpen() {
        return mostOpen.get();
    }
}
