package io.reelgate.port;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/**
 * A claim kept alive by heartbeat while work goes on. An unreachable store is asked again with the next beat; a void
 * claim stays void. Belongs to one event loop.
 */
public final class HeldClaim {
    private final Vertx vertx;
    private final WorkQueue queue;
    private final Duration lease;
    private final long timer;
    private Future<Claim> current;

    /** {@code lease}: how long the claim lasts from each beat on; at least twice the time between two beats. */
    public HeldClaim(Vertx vertx, WorkQueue queue, Claim claim, Duration lease, Duration heartbeat) {
        this.vertx = vertx;
        this.queue = queue;
        this.lease = lease;
        this.current = Future.succeededFuture(claim);
        this.timer = vertx.setPeriodic(heartbeat.toMillis(), beat -> renew());
    }

    private void renew() {
        if (current.succeeded()) {
            Claim known = current.result();
            current = queue.renew(known, lease).recover(failure -> keepIfUnasked(known, failure));
        }
    }

    private static Future<Claim> keepIfUnasked(Claim known, Throwable failure) {
        return failure instanceof StoreUnavailable ? Future.succeededFuture(known) : Future.failedFuture(failure);
    }

    /** Ends the heartbeat; the claim as it is now, or a failure when it has become void. */
    public Future<Claim> release() {
        vertx.cancelTimer(timer);
        return current;
    }
}
