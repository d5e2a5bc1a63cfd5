package io.reelgate.rig;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class NeverBlockedTest {
    private static final String SAID =
            "WARN  i.v.c.i.BlockedThreadChecker Thread Thread[vert.x-eventloop-thread-0,5,main]"
                    + " has been blocked for 2317 ms, time limit is 2000 ms";

    private final NeverBlocked target = new NeverBlocked();

    @Test
    void failsTheTestDuringWhichAnEventLoopWasHeldUp() {
        CountDownLatch held = new CountDownLatch(1);
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setBlockedThreadCheckInterval(5)
                .setMaxEventLoopExecuteTime(10)
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS));
        vertx.runOnContext(nothing -> hold(held));

        Awaitility.await()
                .untilAsserted(() -> assertThatThrownBy(() -> target.afterEach(null))
                        .isInstanceOf(AssertionError.class)
                        .hasMessageContaining("has been blocked for"));

        held.countDown();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        NeverBlocked.heard();
    }

    @Test
    void saysNothingOfLoopsThatWereFree() {
        target.afterEach(null);

        assertThat(NeverBlocked.heard()).isEmpty();
    }

    @Test
    void findsWhatTheCheckerOfAnotherProcessSaid() {
        assertThat(NeverBlocked.in("started\n" + SAID + "\nstopped\n")).containsExactly(SAID);
        assertThat(NeverBlocked.in("started\n")).isEmpty();
    }

    private static void hold(CountDownLatch held) {
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
