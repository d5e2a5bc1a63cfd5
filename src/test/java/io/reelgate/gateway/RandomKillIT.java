package io.reelgate.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelgate.redis.PrivateRedis;
import io.reelgate.rig.Load;
import io.reelgate.rig.oracle.Verdict;
import io.reelgate.rig.run.FaultRun;
import io.reelgate.rig.run.Matrix;
import io.reelgate.rig.run.Orphans;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every four seconds one of two nodes is killed and started again, at 20 submits a second: three kills, thirty with
 * {@code -Pmatrix}.
 */
@Tag("faults")
@Tag("matrix")
class RandomKillIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PER_SECOND = 20;
    private static final int KILL_EVERY_SECONDS = 4;

    private final PrivateRedis redis = PrivateRedis.start();
    private final FaultRun run = new FaultRun("random-kills", redis.url(), "reelgate:", "20")
            .with("REELGATE_SUBMIT_TIMEOUT", "5s")
            .with("REELGATE_TASKS_UNCLEARWINDOW", "5s");

    @AfterEach
    void stop() {
        run.close();
        redis.close();
    }

    @Test
    void nothingIsLostOrBoughtTwiceWhileNodesAreKilledAtRandom() throws Exception {
        run.start("one");
        run.start("other");
        run.watch("one", "other");
        try (Orphans orphans = run.orphans();
                Load load = run.load("kills", "", "one", "other").start(PER_SECOND)) {
            kill(Matrix.choose(3, 30), orphans);
            load.stop();
            run.node("one").awaitReady();
            run.node("other").awaitReady();
            Verdict verdict = run.awaitClean(PATIENCE);
            Matrix.figure("random kills", verdict.text());
            Matrix.figure(
                    "longest time until orphaned work was claimed again",
                    orphans.longest() + " in " + orphans.longestPlace());
        }
    }

    private void kill(int times, Orphans orphans) throws InterruptedException {
        CountDownLatch left = new CountDownLatch(times);
        try (ScheduledExecutorService killer = Executors.newSingleThreadScheduledExecutor()) {
            var ticks = killer.scheduleAtFixedRate(
                    () -> killOne(orphans, left), KILL_EVERY_SECONDS, KILL_EVERY_SECONDS, TimeUnit.SECONDS);
            assertThat(left.await(times * 60L, TimeUnit.SECONDS)).isTrue();
            ticks.cancel(false);
        }
    }

    private void killOne(Orphans orphans, CountDownLatch left) {
        String victim = ThreadLocalRandom.current().nextBoolean() ? "one" : "other";
        run.node(victim).kill();
        orphans.died();
        run.launch(victim);
        left.countDown();
    }
}
