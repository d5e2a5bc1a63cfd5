package io.reelgate.redis.store;

import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.port.AdmissionStore;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;

/** Admission by {@code admit_task.lua}, as durable as the one server that executes it. */
final class RedisAdmissionStore implements AdmissionStore {
    private final Scripts scripts;
    private final AdmissionCall call;
    private final TimeBound bound;

    RedisAdmissionStore(Scripts scripts, AdmissionCall call, TimeBound bound) {
        this.scripts = scripts;
        this.call = call;
        this.bound = bound;
    }

    @Override
    public Future<AdmissionOutcome> admit(Admission admission) {
        return admit(admission, bound.next(admission.task().id().partition()));
    }

    Future<AdmissionOutcome> admit(Admission admission, String until) {
        return scripts.run(Script.ADMIT_TASK, call.keys(admission), call.arguments(admission, until))
                .map(reply -> AdmissionReply.outcome(admission, reply));
    }
}
