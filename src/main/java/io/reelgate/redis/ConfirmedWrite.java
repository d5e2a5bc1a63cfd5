package io.reelgate.redis;

import io.vertx.core.Promise;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/** A write whose own reply is only half of its outcome. After its start only the event loop of its lane touches it. */
final class ConfirmedWrite extends PendingCommand {
    private final Promise<Response> promise;
    private final Confirmation wanted;
    private final boolean asking;

    private boolean answered;
    private @Nullable Response reply;

    ConfirmedWrite(Request request, Promise<Response> promise, Confirmation wanted) {
        this(request, promise, wanted, false);
    }

    private ConfirmedWrite(Request request, Promise<Response> promise, Confirmation wanted, boolean asking) {
        super(request);
        this.promise = promise;
        this.wanted = wanted;
        this.asking = asking;
    }

    Confirmation wanted() {
        return wanted;
    }

    boolean asking() {
        return asking;
    }

    @Override
    void succeed(@Nullable Response response) {
        answered = true;
        reply = response;
    }

    /** {@code replicasReached}: of the WAIT behind it. Nothing happens to a write that has failed or went elsewhere. */
    boolean judge(long replicasReached) {
        if (!answered) {
            return true;
        }
        boolean enough = replicasReached >= wanted.replicas();
        if (enough) {
            promise.tryComplete(reply);
        } else {
            doubt("confirmed by %d of %d replicas".formatted(replicasReached, wanted.replicas()));
        }
        return enough;
    }

    /** The WAIT behind it failed; true where that leaves the write in doubt. */
    boolean doubt(String reason) {
        return answered && promise.tryFail(new NotConfirmed(reply, reason));
    }

    /** As another command: the group this one left will still be judged, on its own event loop. */
    @Override
    void travel(MasterLinks target, boolean withAsking) {
        target.confirmed().submit(new ConfirmedWrite(request(), promise, wanted, withAsking));
    }

    @Override
    void fail(RedisFailure failure) {
        promise.tryFail(failure);
    }
}
