package io.reelgate.archive;

import io.reelgate.port.Claim;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.port.WorkQueue;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/**
 * A claim kept alive by heartbeat while work goes on. An unreachable store is asked again with the next beat; a void
 * claim stays void.
 */
final class HeldClaim {
    private final Vertx vertx;
    private final WorkQueue queue;
    private final ArchiveSettings settings;
    private final long timer;
    private Future<Claim> current;

    HeldClaim(Vertx vertx, WorkQueue queue, ArchiveSettings settings, Claim claim) {
        this.vertx = vertx;
        this.queue = queue;
        this.settings = settings;
        this.current = Future.succeededFuture(claim);
        this.timer = vertx.setPeriodic(settings.heartbeat().toMillis(), beat -> renew());
    }

    private void renew() {
        if (current.succeeded()) {
            Claim known = current.result();
            current = queue.renew(known, settings.lease()).recover(failure -> keepIfUnasked(known, failure));
        }
    }

    private static Future<Claim> keepIfUnasked(Claim known, Throwable failure) {
        return failure instanceof StoreUnavailable ? Future.succeededFuture(known) : Future.failedFuture(failure);
    }

    /** Ends the heartbeat; the claim as it is now, or a failure when it has become void. */
    Future<Claim> release() {
        vertx.cancelTimer(timer);
        return current;
    }
}
