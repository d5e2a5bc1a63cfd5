package io.reelgate.redis.store;

import io.reelgate.port.AdmissionStore.Admission;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes confirmed admissions ready, by {@code confirm_task.lua}. */
final class Confirming {
    /** The task is safe already, so its caller does not wait for more than a hiccup. */
    private static final int PATIENCE_MILLIS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Confirming.class);

    private final Scripts scripts;
    private final SettlementCall call;
    private final TimeBound bound;
    private final Pursuit pursuit;

    Confirming(Scripts scripts, SettlementCall call, TimeBound bound, Pursuit pursuit) {
        this.scripts = scripts;
        this.call = call;
        this.bound = bound;
        this.pursuit = pursuit;
    }

    /** Completes when the task is ready, or soon when Redis does not say so; it is made ready all the same. */
    Future<Void> confirm(Admission admission) {
        return pursuit.until(admission.task().id(), () -> attempt(admission))
                .timeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
    }

    private Future<Boolean> attempt(Admission admission) {
        String until = bound.next(admission.task().id().partition());
        return scripts.run(Script.CONFIRM_TASK, call.confirmKeys(admission), call.confirmArguments(admission, until))
                .map(TimeBound::kept)
                .map(code -> settled(admission, code));
    }

    private static boolean settled(Admission admission, long code) {
        if (code < 0) {
            LOG.atError().addKeyValue("task", admission.task().id()).log("a confirmed admission is gone");
        }
        return true;
    }
}
