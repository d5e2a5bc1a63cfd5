package io.reelgate.redis.store;

import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.Quota;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.AdmissionStore.Admission;
import io.vertx.redis.client.Response;

/** Reads what {@code admit_task.lua} answers. */
final class AdmissionReply {
    private static final int ADMITTED = 1;

    private AdmissionReply() {}

    /** Whether the script wrote anything. */
    static boolean wrote(Response reply) {
        return reply.get(0).toInteger() == ADMITTED;
    }

    static AdmissionOutcome outcome(Admission admission, Response reply) {
        int code = reply.get(0).toInteger();
        return switch (code) {
            case ADMITTED -> new AdmissionOutcome.Accepted(id(reply), quota(admission, reply), false);
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
