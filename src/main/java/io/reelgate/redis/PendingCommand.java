package io.reelgate.redis;

import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/** A command on its way. Only the event loop of its connection completes it, exactly once. */
abstract class PendingCommand {
    private final Request request;
    private long deadline;

    PendingCommand(Request request) {
        this.request = request;
    }

    Request request() {
        return request;
    }

    /** The tick of the connection at which nobody waits any more. */
    long deadline() {
        return deadline;
    }

    void expireAt(long tick) {
        this.deadline = tick;
    }

    abstract void succeed(@Nullable Response response);

    abstract void fail(RedisFailure failure);
}
