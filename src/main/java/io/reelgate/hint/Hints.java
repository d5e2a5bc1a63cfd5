package io.reelgate.hint;

import io.reelgate.bus.WakeUps;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.LookWaker.Woken;
import io.reelgate.port.VendorHints.Verdict;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a webhook that was judged leads to: one look, if there is a task to look at. One that comes before its job is
 * recorded is tried again for some seconds, because its vendor believes it delivered. Safe from any thread.
 */
final class Hints {
    private static final long FIRST_WAIT_MILLIS = 500;
    private static final long LONGEST_WAIT_MILLIS = 8_000;
    private static final int MOST_WAITING = 1_000;

    private final HintPorts ports;
    private final AtomicInteger waiting = new AtomicInteger();

    Hints(HintPorts ports) {
        this.ports = ports;
    }

    /** What came of it, as measured. */
    Future<String> heard(Vertx vertx, String upstream, Verdict verdict) {
        return switch (verdict) {
            case Verdict.AboutTask about -> wake(vertx, upstream, about.id());
            case Verdict.AboutJob about ->
                ports.jobs()
                        .find(upstream, about.id())
                        .compose(found -> found.map(id -> wake(vertx, upstream, id))
                                .orElseGet(() -> Future.succeededFuture("unknown")));
            case Verdict.Unconcerned unconcerned -> Future.succeededFuture("unconcerned");
            case Verdict.Refused refused -> Future.succeededFuture(refused.reason());
        };
    }

    private Future<String> wake(Vertx vertx, String upstream, TaskId id) {
        return wake(vertx, upstream, id, FIRST_WAIT_MILLIS).map(Woken::word);
    }

    private Future<Woken> wake(Vertx vertx, String upstream, TaskId id, long again) {
        return ports.looks().wake(id, upstream).onSuccess(woken -> {
            if (woken == Woken.MOVED) {
                new WakeUps(vertx.eventBus()).lookIsDue(id.partition(), upstream);
            } else if (woken == Woken.EARLY && again <= LONGEST_WAIT_MILLIS) {
                tryAgain(vertx, upstream, id, again);
            }
        });
    }

    private void tryAgain(Vertx vertx, String upstream, TaskId id, long after) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return;
        }
        vertx.setTimer(after, timer -> {
            waiting.decrementAndGet();
            wake(vertx, upstream, id, 2 * after);
        });
    }
}
