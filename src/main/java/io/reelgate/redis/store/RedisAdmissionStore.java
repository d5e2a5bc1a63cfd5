package io.reelgate.redis.store;

import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.Quota;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.AdmissionStore;
import io.reelgate.redis.Script;
import io.reelgate.redis.Scripts;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;

/** Admission by {@code admit_task.lua}. */
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
                .map(reply -> outcome(admission, reply));
    }

    private static AdmissionOutcome outcome(Admission admission, Response reply) {
        int code = reply.get(0).toInteger();
        return switch (code) {
            case 1 -> new AdmissionOutcome.Accepted(id(reply), quota(admission, reply), false);
            case 2 -> new AdmissionOutcome.Accepted(id(reply), quota(admission, reply), true);
            case -1 -> new AdmissionOutcome.KeyRejected();
            case -2 -> new AdmissionOutcome.IdempotencyMismatch();
            case -3 -> new AdmissionOutcome.RateExceeded(quota(admission, reply), wait(reply));
            case -4 -> new AdmissionOutcome.ConcurrencyExceeded(quota(admission, reply), wait(reply));
            case -5 -> new AdmissionOutcome.TooLate();
            default -> throw new IllegalStateException("admit_task answered " + code);
        };
    }

    private static TaskId id(Response reply) {
        return new TaskId(reply.get(1).toString());
    }

    private static Quota quota(Admission admission, Response reply) {
        return new Quota(
                admission.limits().requestsPerMinute(),
                reply.get(2).toInteger(),
                reply.get(3).toLong(),
                admission.limits().concurrent(),
                reply.get(4).toInteger());
    }

    private static long wait(Response reply) {
        return reply.get(5).toLong();
    }
}
