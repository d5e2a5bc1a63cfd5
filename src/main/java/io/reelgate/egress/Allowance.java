package io.reelgate.egress;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The time that a look may take. It stands still while the look waits for its turn, which is nobody's fault. */
final class Allowance {
    private final Vertx vertx;
    private final Clock clock;
    private final Promise<Void> spent = Promise.promise();
    private Duration left;
    private Instant since;
    private Optional<Long> timer = Optional.empty();

    /** It runs from now on. */
    Allowance(Vertx vertx, Clock clock, Duration whole) {
        this.vertx = vertx;
        this.clock = clock;
        this.left = whole;
        this.since = clock.instant();
        run();
    }

    /** Fails when the time is spent before the work is done. */
    <T> Future<T> bound(Future<T> work) {
        Promise<T> whichever = Promise.promise();
        work.onComplete(whichever::tryComplete, whichever::tryFail);
        spent.future().onFailure(whichever::tryFail);
        return whichever.future().onComplete(either -> rest());
    }

    synchronized void run() {
        if (timer.isEmpty() && !spent.future().isComplete()) {
            since = clock.instant();
            timer = Optional.of(vertx.setTimer(Math.max(1, left.toMillis()), fired -> spent.tryFail("no time left")));
        }
    }

    synchronized void rest() {
        timer.ifPresent(running -> {
            vertx.cancelTimer(running);
            left = left.minus(Duration.between(since, clock.instant()));
        });
        timer = Optional.empty();
    }
}
