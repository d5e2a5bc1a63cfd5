package io.reelgate.redis.store;

import io.reelgate.domain.retry.Backoff;
import io.reelgate.domain.task.TaskId;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does in the background what must be done, again and again until it is. Safe on every thread. */
final class Pursuit {
    private static final Logger LOG = LoggerFactory.getLogger(Pursuit.class);
    private static final Backoff BACKOFF = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));

    private final String name;
    private final VertxInternal vertx;
    private final RandomGenerator random;
    private final AtomicInteger open = new AtomicInteger();

    /** {@code name}: what is done, for the log. */
    Pursuit(String name, Vertx vertx, RandomGenerator random) {
        this.name = name;
        this.vertx = (VertxInternal) vertx;
        this.random = random;
    }

    private record Errand(TaskId id, Supplier<Future<Boolean>> step, Promise<Void> done) {}

    /** How many things are not done yet. */
    int open() {
        return open.get();
    }

    /** Completes when a step has answered true; a step that fails or answers false is repeated. Never fails. */
    Future<Void> until(TaskId id, Supplier<Future<Boolean>> step) {
        Errand errand = new Errand(id, step, vertx.promise());
        open.incrementAndGet();
        run(errand, 1);
        return errand.done().future();
    }

    private void run(Errand errand, int attempt) {
        Future.succeededFuture()
                .compose(begun -> errand.step().get())
                .onComplete(ended -> judge(errand, attempt, ended));
    }

    private void judge(Errand errand, int attempt, AsyncResult<Boolean> ended) {
        if (ended.succeeded() && ended.result()) {
            open.decrementAndGet();
            errand.done().complete();
            return;
        }
        if (attempt == 1) {
            LOG.atInfo().addKeyValue("task", errand.id()).log("{}: not done yet, goes on", name);
        }
        vertx.setTimer(BACKOFF.before(attempt, random).toMillis(), timer -> run(errand, attempt + 1));
    }
}
