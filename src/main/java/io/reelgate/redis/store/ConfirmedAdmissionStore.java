package io.reelgate.redis.store;

import io.reelgate.domain.quota.AdmissionOutcome;
import io.reelgate.domain.quota.AdmissionOutcome.Accepted;
import io.reelgate.domain.quota.AdmissionOutcome.IdempotencyPending;
import io.reelgate.domain.task.Task;
import io.reelgate.domain.task.TaskState;
import io.reelgate.port.AdmissionStore;
import io.reelgate.port.StoreUnavailable;
import io.reelgate.redis.NotConfirmed;
import io.reelgate.redis.RedisBusy;
import io.reelgate.redis.RedisUnavailable;
import io.reelgate.redis.Script;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Admission that outlives the server. The task is written whole but put aside, replicas confirm it, and only then is it
 * made ready and its caller told. Where they do not, the caller is refused and the task revoked, until that is confirmed
 * in its turn. A task put aside that nobody revoked is made ready by the sweep: the node that admitted it may have told
 * its caller before it ended.
 */
final class ConfirmedAdmissionStore implements AdmissionStore {
    /** How long a node has to revoke what it refused. */
    static final Duration ASIDE = Duration.ofSeconds(60);

    private final ConfirmedScripts writes;
    private final AdmissionCall call;
    private final Confirming confirming;
    private final Revoking revoking;
    private final TaskReader reader;
    private final TimeBound bound;

    ConfirmedAdmissionStore(
            ConfirmedScripts writes,
            AdmissionCall call,
            Confirming confirming,
            Revoking revoking,
            TaskReader reader,
            TimeBound bound) {
        this.writes = writes;
        this.call = call;
        this.confirming = confirming;
        this.revoking = revoking;
        this.reader = reader;
        this.bound = bound;
    }

    @Override
    public Future<AdmissionOutcome> admit(Admission admission) {
        return revoking.full()
                ? Future.failedFuture(new StoreUnavailable("too many admissions wait to be revoked"))
                : admit(admission, bound.next(admission.task().id().partition()));
    }

    private Future<AdmissionOutcome> admit(Admission admission, String until) {
        return writes.run(Script.ADMIT_TASK, call.keys(admission), call.arguments(admission, until, ASIDE))
                .timeout(bound.timeoutMillis(), TimeUnit.MILLISECONDS)
                .recover(ConfirmedAdmissionStore::unavailable)
                .recover(failure -> unconfirmed(admission, until, failure))
                .compose(reply -> answer(admission, AdmissionReply.outcome(admission, reply)));
    }

    /** A write may wait behind others before it is even sent; its bound counts from here, and so does its caller. */
    private static Future<Response> unavailable(Throwable failure) {
        return Future.failedFuture(
                failure instanceof TimeoutException
                        ? new StoreUnavailable("the admission was not confirmed in time")
                        : failure);
    }

    private Future<Response> unconfirmed(Admission admission, String until, Throwable failure) {
        boolean neverSent = failure instanceof RedisUnavailable || failure instanceof RedisBusy;
        if (neverSent) {
            return Future.failedFuture(failure);
        }
        if (failure instanceof NotConfirmed applied && !AdmissionReply.wrote(applied.reply())) {
            return Future.succeededFuture(applied.reply());
        }
        return revoking.revoke(admission, until, failure instanceof NotConfirmed)
                .transform(begun -> Future.failedFuture(failure));
    }

    private Future<AdmissionOutcome> answer(Admission admission, AdmissionOutcome outcome) {
        if (!(outcome instanceof Accepted accepted)) {
            return Future.succeededFuture(outcome);
        }
        return accepted.replayed()
                ? reader.read(accepted.id()).map(earlier -> replay(accepted, earlier))
                : confirming.confirm(admission).map(outcome);
    }

    /** Another caller's admission may still be revoked, or was just now. */
    private static AdmissionOutcome replay(Accepted accepted, Optional<Task> earlier) {
        boolean settled = earlier.isPresent() && !(earlier.get().state() instanceof TaskState.Unconfirmed);
        return settled ? accepted : new IdempotencyPending();
    }
}
