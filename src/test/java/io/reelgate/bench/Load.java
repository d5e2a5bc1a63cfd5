package io.reelgate.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A closed loop of callers: each sends its next request when the last one is answered. */
final class Load {
    private static final Buffer BODY =
            Buffer.buffer("{\"request_type\":\"async\",\"input\":{\"mode\":\"text-to-video\",\"prompt\":\"a futuristic"
                    + " city with flying cars at sunset\",\"resolution\":\"1080p\",\"duration\":10,"
                    + "\"aspect_ratio\":\"16:9\",\"seed\":54248617}}");
    private static final String PATH = "/api/v1/generateTask/ltx-2-19b";

    private final HttpClient client;
    private final int port;
    private final List<String> keys;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    Load(Vertx vertx, int port, List<String> keys, int connections) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(true), new PoolOptions().setHttp1MaxSize(connections));
        this.port = port;
        this.keys = keys;
    }

    long accepted() {
        return accepted.get();
    }

    long refused() {
        return refused.get();
    }

    /** Runs that many callers for a while and waits for their last answers. */
    void run(int callers, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        CountDownLatch running = new CountDownLatch(callers);
        for (int caller = 0; caller < callers; caller++) {
            next(end, running);
        }
        running.await();
    }

    private void next(long end, CountDownLatch running) {
        if (System.nanoTime() > end) {
            running.countDown();
            return;
        }
        String key = keys.get(Math.floorMod(turn.getAndIncrement(), keys.size()));
        client.request(HttpMethod.POST, port, "127.0.0.1", PATH)
                .compose(request -> request.putHeader("Authorization", "Bearer " + key)
                        .putHeader("Content-Type", "application/json")
                        .send(BODY))
                .compose(response -> response.body().map(response))
                .onSuccess(this::count)
                .onFailure(failure -> refused.incrementAndGet())
                .onComplete(done -> next(end, running));
    }

    private void count(HttpClientResponse response) {
        (response.statusCode() == 200 ? accepted : refused).incrementAndGet();
    }
}
