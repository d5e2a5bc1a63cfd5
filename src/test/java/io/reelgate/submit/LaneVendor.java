package io.reelgate.submit;

import static io.reelgate.redis.RedisForTests.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A vendor over real HTTP that counts the submits it gets. */
final class LaneVendor {
    private static final String ACCEPTED = "{\"code\":200,\"message\":\"success\",\"data\":{\"taskId\":\"job-%d\"}}";

    private final AtomicInteger posts = new AtomicInteger();
    private final AtomicInteger jobs = new AtomicInteger();
    private final AtomicInteger mostJobs = new AtomicInteger();
    private final HttpServer server;
    private final int port;
    private volatile Consumer<HttpServerRequest> script = this::accept;

    LaneVendor(Vertx vertx) {
        server = await(vertx.createHttpServer().requestHandler(this::request).listen(0, "127.0.0.1"));
        port = server.actualPort();
    }

    private void request(HttpServerRequest request) {
        posts.incrementAndGet();
        script.accept(request);
    }

    private void accept(HttpServerRequest request) {
        mostJobs.accumulateAndGet(jobs.incrementAndGet(), Math::max);
        request.response().end(ACCEPTED.formatted(posts.get()));
    }

    void answering(Consumer<HttpServerRequest> next) {
        script = next;
    }

    /** Takes jobs and says so each time. */
    void watched(Runnable watcher) {
        script = request -> {
            watcher.run();
            accept(request);
        };
    }

    void accepting() {
        script = this::accept;
    }

    void refusing(int status, String retryAfter) {
        script = request -> request.response()
                .setStatusCode(status)
                .putHeader("Retry-After", retryAfter)
                .end("{}");
    }

    /** One of its jobs has. */
    void ended() {
        jobs.decrementAndGet();
    }

    int posts() {
        return posts.get();
    }

    int mostJobs() {
        return mostJobs.get();
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Nobody listens there any more; may be called twice. */
    void close() {
        await(server.close());
    }
}
