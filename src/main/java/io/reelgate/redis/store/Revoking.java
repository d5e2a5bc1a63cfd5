package io.reelgate.redis.store;

import io.reelgate.port.AdmissionStore.Admission;
import io.reelgate.port.Metrics;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes back admissions that were refused to their callers, by {@code revoke_task.lua}, until that is confirmed. */
final class Revoking {
    private static final Logger LOG = LoggerFactory.getLogger(Revoking.class);
    private static final int MOST_OPEN = 10_000;
    private static final int PATIENCE_MILLIS = 100;

    private final Scripts scripts;
    private final ConfirmedScripts writes;
    private final SettlementCall call;
    private final TimeBound bound;
    private final Pursuit pursuit;
    private final Metrics metrics;

    Revoking(
            Scripts scripts,
            ConfirmedScripts writes,
            SettlementCall call,
            TimeBound bound,
            Pursuit pursuit,
            Metrics metrics) {
        this.scripts = scripts;
        this.writes = writes;
        this.call = call;
        this.bound = bound;
        this.pursuit = pursuit;
        this.metrics = metrics;
    }

    /** Whether so many wait to be revoked that none should be added. */
    boolean full() {
        return pursuit.open() >= MOST_OPEN;
    }

    /**
     * Goes on in the background. Completes at once or, where Redis answers, when the task is gone from the server that
     * admitted it: its slot and idempotency key are free then.
     *
     * @param until the admission's own bound; it may still be executed before
     */
    Future<Void> revoke(Admission admission, String until, boolean redisAnswers) {
        Future<?> first = redisAnswers
                ? scripts.run(Script.REVOKE_TASK, call.revokeKeys(admission), arguments(admission, until))
                : Future.succeededFuture();
        return first.timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .onComplete(tried -> pursuit.until(admission.task().id(), () -> attempt(admission, until)))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }

    private Future<Boolean> attempt(Admission admission, String until) {
        return writes.run(Script.REVOKE_TASK, call.revokeKeys(admission), arguments(admission, until))
                .map(TimeBound::kept)
                .map(code -> settled(admission, code));
    }

    private List<String> arguments(Admission admission, String until) {
        return call.revokeArguments(
                admission, until, bound.next(admission.task().id().partition()));
    }

    private boolean settled(Admission admission, long code) {
        return switch ((int) code) {
            case 0, 1 -> revoked(admission);
            case -2 -> tooLate(admission);
            case -3 -> false;
            default -> throw new IllegalStateException("revoke_task answered " + code);
        };
    }

    private boolean revoked(Admission admission) {
        metrics.count("reelgate_admissions_revoked_total", "outcome", "revoked");
        LOG.atInfo().addKeyValue("task", admission.task().id()).log("admission revoked: it was not confirmed");
        return true;
    }

    /** Only where this node could not reach Redis for longer than a task is put aside, and others could. */
    private boolean tooLate(Admission admission) {
        metrics.count("reelgate_admissions_revoked_total", "outcome", "too_late");
        LOG.atError().addKeyValue("task", admission.task().id()).log("refused to its caller, but made ready meanwhile");
        return true;
    }
}
