package io.reelgate.moderation;

import io.reelgate.domain.account.AccountId;
import io.reelgate.moderation.Judged.By;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Judges by the operator's list. What takes well below a millisecond is done at once; a long prompt against many
 * patterns is done beside the event loops, so much of it at a time, and for nobody longer than a caller waits. Safe from any
 * Vert.x context.
 */
final class ByList {
    /** In characters times patterns: measured at 35 ns each, so a third of a millisecond. */
    private static final long MOST_AT_ONCE = 10_000;

    /** What two threads do in a few seconds, told in the same; no one text is more than half of it. */
    private static final long MOST_WAITING = 200_000_000;

    private static final int THREADS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final ListFile file;
    private final Duration patience;
    private final WorkerExecutor judges;
    private final WorkerExecutor reader;
    private final WorkRoom room = new WorkRoom(MOST_WAITING);
    private final AtomicBoolean refreshing = new AtomicBoolean();
    private final long timer;

    /** {@code check}: how often the file is looked at. */
    ByList(Vertx vertx, ListFile file, Duration check) {
        this(vertx, file, check, PATIENCE);
    }

    ByList(Vertx vertx, ListFile file, Duration check, Duration patience) {
        this.vertx = vertx;
        this.file = file;
        this.patience = patience;
        this.judges = workers("reelgate-moderation", THREADS);
        this.reader = workers("reelgate-moderation-list", 1);
        this.timer = vertx.setPeriodic(check.toMillis(), tick -> refresh());
    }

    private WorkerExecutor workers(String name, int threads) {
        return vertx.createSharedWorkerExecutor(name, threads, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    }

    Future<Judged> judge(AccountId account, String prompt) {
        PromptList list = file.list();
        long work = list.work(prompt);
        if (work <= MOST_AT_ONCE) {
            return Future.succeededFuture(judged(list.ruleAgainst(prompt)));
        }
        return room.enter(account, work)
                ? beside(list, prompt, () -> room.leave(account, work))
                : Future.succeededFuture(Judged.busy(By.LIST));
    }

    /** The room is left when the work is over, not when the caller has gone. */
    private Future<Judged> beside(PromptList list, String prompt, Runnable leave) {
        AtomicBoolean gone = new AtomicBoolean();
        return judges.executeBlocking(() -> list.ruleAgainst(prompt, gone::get), false)
                .onComplete(done -> leave.run())
                .map(ByList::judged)
                .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .recover(late -> busy(late, gone));
    }

    private static Future<Judged> busy(Throwable late, AtomicBoolean gone) {
        gone.set(true);
        return late instanceof TimeoutException
                ? Future.succeededFuture(Judged.busy(By.LIST))
                : Future.failedFuture(late);
    }

    private static Judged judged(Optional<String> rule) {
        return rule.map(line -> Judged.refused(line, By.LIST)).orElseGet(() -> Judged.allowed(By.LIST));
    }

    private void refresh() {
        if (refreshing.compareAndSet(false, true)) {
            reader.executeBlocking(this::refreshed, false).onComplete(done -> refreshing.set(false));
        }
    }

    private Void refreshed() {
        file.refresh();
        return null;
    }

    Future<Void> close() {
        vertx.cancelTimer(timer);
        return Future.join(judges.close(), reader.close()).mapEmpty();
    }
}
