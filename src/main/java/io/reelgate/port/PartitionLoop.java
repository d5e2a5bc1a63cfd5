package io.reelgate.port;

import io.reelgate.domain.account.Partition;
import io.reelgate.port.PartitionRounds.Found;
import io.reelgate.port.PartitionRounds.Rhythm;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Function;
import java.util.function.Predicate;

/** The visits of one partition. */
final class PartitionLoop {
    private static final long ASSIGNMENT_CHECK_MILLIS = 1_000;
    private static final long FIRST_RETRY_MILLIS = 200;
    private static final long LAST_RETRY_MILLIS = 1_000;

    private final Vertx vertx;
    private final Partition partition;
    private final Predicate<Partition> assigned;
    private final Rhythm rhythm;
    private final Function<Partition, Future<Found>> visit;

    private Future<Found> visiting = Future.succeededFuture(Found.NOTHING);
    private boolean woken;
    private boolean stopped;
    private long timer = -1;
    private long delay;
    private long retry = FIRST_RETRY_MILLIS;

    PartitionLoop(
            Vertx vertx,
            Partition partition,
            Predicate<Partition> assigned,
            Rhythm rhythm,
            Function<Partition, Future<Found>> visit) {
        this.vertx = vertx;
        this.partition = partition;
        this.assigned = assigned;
        this.rhythm = rhythm;
        this.visit = visit;
        this.delay = rhythm.longest().toMillis();
    }

    void start(long firstDelay) {
        after(firstDelay, this::visit);
    }

    void wake() {
        woken = true;
        if (visiting.isComplete() && !stopped) {
            vertx.cancelTimer(timer);
            visit();
        }
    }

    Future<Found> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        return visiting;
    }

    private void visit() {
        woken = false;
        visiting = visit.apply(partition);
        visiting.onComplete(this::ended);
    }

    private void ended(AsyncResult<Found> outcome) {
        if (stopped) {
            return;
        }
        if (outcome.failed()) {
            after(nextRetry(), this::visit);
        } else {
            retry = FIRST_RETRY_MILLIS;
            goOn(outcome.result());
        }
    }

    private void goOn(Found found) {
        adapt(found);
        if (woken || found == Found.FULL) {
            after(0, this::visit);
        } else if (found == Found.BUSY) {
            after(rhythm.shortest().toMillis(), this::visit);
        } else if (assigned.test(partition)) {
            after(delay, this::visit);
        } else {
            waitForAssignment(rhythm.seldom().toMillis());
        }
    }

    private void adapt(Found found) {
        long shortest = rhythm.shortest().toMillis();
        long longest = rhythm.longest().toMillis();
        delay = switch (found) {
            case NOTHING -> Math.min(longest, Math.max(1, delay) * 2);
            case SOME, BUSY -> delay;
            case MANY, FULL -> Math.max(shortest, delay / 2);
        };
    }

    /** Another node's partition may become ours at any time. */
    private void waitForAssignment(long millisLeft) {
        if (millisLeft <= 0 || assigned.test(partition)) {
            visit();
            return;
        }
        long step = Math.min(ASSIGNMENT_CHECK_MILLIS, millisLeft);
        after(step, () -> waitForAssignment(millisLeft - step));
    }

    private long nextRetry() {
        long wait = retry;
        retry = Math.min(LAST_RETRY_MILLIS, retry * 2);
        return wait;
    }

    private void after(long millis, Runnable next) {
        timer = vertx.setTimer(Math.max(1, millis), id -> next.run());
    }
}
