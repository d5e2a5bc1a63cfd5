package io.reelgate.bench;

import io.reelgate.rig.Caller;
import io.reelgate.rig.GatewayProcess;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Submits at a fixed rate, whatever the answers do, to several nodes in turn, and measures the answers. */
final class SteadySubmits {
    private static final String MODEL = "wan-2-5";
    private static final String BODY = "{\"input\":{\"prompt\":\"a calm sea\"}}";

    private final List<GatewayProcess> nodes;
    private final List<String> keys;
    private final int perSecond;
    private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
    private final AtomicInteger refused = new AtomicInteger();

    SteadySubmits(List<GatewayProcess> nodes, List<String> keys, int perSecond) {
        this.nodes = nodes;
        this.keys = keys;
        this.perSecond = perSecond;
    }

    SteadySubmits run(Duration time) {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        long begun = System.nanoTime();
        long count = time.toMillis() * perSecond / 1_000;
        for (int number = 0; number < count; number++) {
            long due = begun + number * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            answers.add(submit(number, due));
        }
        answers.forEach(CompletableFuture::join);
        return this;
    }

    private CompletableFuture<?> submit(int number, long due) {
        GatewayProcess node = nodes.get(number % nodes.size());
        return new Caller(node.url(""), keys.get(number % keys.size()))
                .submit(MODEL, BODY)
                .thenAccept(answer -> answered(answer, due));
    }

    private void answered(HttpResponse<String> answer, long due) {
        if (answer.statusCode() == 200) {
            micros.add((System.nanoTime() - due) / 1_000);
        } else {
            refused.incrementAndGet();
        }
    }

    /** In milliseconds, of the accepted ones. */
    double percentile(int percent) {
        List<Long> sorted = micros.stream().sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) * percent / 100) / 1_000.0;
    }

    @Override
    public String toString() {
        return "accepted %d, refused %d, p50 %.1f ms, p90 %.1f ms, p99 %.1f ms"
                .formatted(micros.size(), refused.get(), percentile(50), percentile(90), percentile(99));
    }
}
