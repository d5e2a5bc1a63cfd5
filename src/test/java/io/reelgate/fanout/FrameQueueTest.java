package io.reelgate.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelgate.port.Metrics;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketBase;
import io.vertx.junit5.VertxExtension;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class FrameQueueTest {
    private final List<String> written = new ArrayList<>();
    private final AtomicInteger overflows = new AtomicInteger();
    private boolean full;
    private Handler<Void> drain = nothing -> {};
    private FrameQueue queue;

    @BeforeEach
    void open(Vertx vertx) {
        WebSocketBase socket = (WebSocketBase) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {WebSocketBase.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "writeQueueFull" -> full;
                    case "isClosed" -> false;
                    case "writeTextMessage" -> write((String) arguments[0]);
                    case "drainHandler" -> onDrain(arguments[0], proxy);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        FanoutSettings.Queue bounds = new FanoutSettings.Queue(4, 100, Duration.ofMillis(50));
        queue = new FrameQueue(socket, bounds, vertx, Metrics.NONE, overflows::incrementAndGet);
    }

    private Future<Void> write(String frame) {
        written.add(frame);
        return Future.succeededFuture();
    }

    @SuppressWarnings("unchecked")
    private Object onDrain(Object handler, Object proxy) {
        drain = (Handler<Void>) handler;
        return proxy;
    }

    private void drain() {
        full = false;
        drain.handle(null);
    }

    private static Optional<String> progress(String id) {
        return Optional.of("progress " + id);
    }

    @Test
    void writesAtOnceWhatTheSocketTakes() {
        queue.offer("a");
        assertThat(written).containsExactly("a");
    }

    @Test
    void keepsTheOrderOfWhatWaited() {
        full = true;
        queue.offer("a");
        queue.offer("b");
        assertThat(written).isEmpty();
        drain();
        assertThat(written).containsExactly("a", "b");
    }

    @Test
    void writesFramesBeforeProgressAndProgressOnce() {
        full = true;
        assertThat(queue.offerProgress(List.of("1", "2"), FrameQueueTest::progress))
                .isFalse();
        assertThat(queue.offerProgress(List.of("1", "2"), FrameQueueTest::progress))
                .isTrue();
        queue.offer("a");
        drain();
        assertThat(written).containsExactly("a", "progress 1", "progress 2");
    }

    @Test
    void leavesOutProgressOfAnEndedTask() {
        full = true;
        queue.offerProgress(List.of("1", "2"), FrameQueueTest::progress);
        queue.dropProgress("1");
        drain();
        assertThat(written).containsExactly("progress 2");
    }

    @Test
    void losesPatienceWithASocketThatStaysFull() {
        full = true;
        IntStream.range(0, 4).forEach(i -> queue.offer("x"));
        await().until(() -> overflows.get() > 0);
    }

    @Test
    void countsBytesToo() {
        full = true;
        queue.offer("x".repeat(100));
        await().until(() -> overflows.get() > 0);
    }

    @Test
    void isPatientAgainOnceTheSocketTookSomething() {
        full = true;
        IntStream.range(0, 4).forEach(i -> queue.offer("x"));
        drain();
        await().during(Duration.ofMillis(100)).until(() -> overflows.get() == 0);
    }

    @Test
    void hasAHardLimit() {
        full = true;
        IntStream.range(0, 4 * 64).forEach(i -> queue.offer("x"));
        assertThat(overflows).hasValue(1);
    }

    @Test
    void saysWhenAllIsWritten() {
        full = true;
        queue.offer("a");
        Future<Void> drained = queue.drained();
        assertThat(drained.isComplete()).isFalse();
        drain();
        assertThat(drained.isComplete()).isTrue();
    }

    @Test
    void writesNothingOnceClosed() {
        full = true;
        queue.offer("a");
        queue.close();
        drain();
        queue.offer("b");
        assertThat(written).isEmpty();
    }
}
