package io.reelgate.moderation;

import io.reelgate.moderation.Judged.By;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Judges by the operator's list. What takes well below a millisecond is done at once; a long prompt against many
 * patterns is done beside the event loops, and only so many of them at a time. Safe from any Vert.x context.
 */
final class ByList {
    /** In characters times patterns: measured at 35 ns each, so a third of a millisecond. */
    private static final long MOST_AT_ONCE = 10_000;

    private static final int THREADS = 2;
    private static final int MOST_WAITING = 64;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final Vertx vertx;
    private final ListFile file;
    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final long timer;

    /** {@code check}: how often the file is looked at. */
    ByList(Vertx vertx, ListFile file, Duration check) {
        this.vertx = vertx;
        this.file = file;
        this.workers = vertx.createSharedWorkerExecutor(
                "reelgate-moderation", THREADS, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        this.timer = vertx.setPeriodic(check.toMillis(), tick -> refresh());
    }

    Future<Judged> judge(String prompt) {
        PromptList list = file.list();
        if (list.work(prompt) <= MOST_AT_ONCE) {
            return Future.succeededFuture(judged(list, prompt));
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.succeededFuture(Judged.busy(By.LIST));
        }
        return workers.executeBlocking(() -> judged(list, prompt), false).onComplete(done -> waiting.decrementAndGet());
    }

    private static Judged judged(PromptList list, String prompt) {
        Optional<String> rule = list.ruleAgainst(prompt);
        return rule.map(line -> Judged.refused(line, By.LIST)).orElseGet(() -> Judged.allowed(By.LIST));
    }

    private void refresh() {
        if (refreshing.compareAndSet(false, true)) {
            workers.executeBlocking(this::refreshed, false).onComplete(done -> refreshing.set(false));
        }
    }

    private Void refreshed() {
        file.refresh();
        return null;
    }

    Future<Void> close() {
        vertx.cancelTimer(timer);
        return workers.close();
    }
}
