package io.reelgate.redis;

import io.vertx.core.Promise;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/** One command with a promise of its own. */
final class SingleCommand extends PendingCommand {
    private final Promise<Response> promise;

    SingleCommand(Request request, Promise<Response> promise) {
        super(request);
        this.promise = promise;
    }

    @Override
    void succeed(@Nullable Response response) {
        promise.tryComplete(response);
    }

    @Override
    void fail(RedisFailure failure) {
        promise.tryFail(failure);
    }
}
