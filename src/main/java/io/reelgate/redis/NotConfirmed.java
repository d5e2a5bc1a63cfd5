package io.reelgate.redis;

import io.vertx.redis.client.Response;

/** Executed, but too few replicas said in time that they have it: it may stand, or be lost with the server. */
public final class NotConfirmed extends RedisFailure {
    private static final long serialVersionUID = 1L;

    private final transient Response reply;

    /** {@code reply}: of the command itself, which a caller needs where nothing was written. */
    NotConfirmed(Response reply, int replicas, int wanted) {
        super("confirmed by %d of %d replicas".formatted(replicas, wanted));
        this.reply = reply;
    }

    /** What the command itself answered. */
    public Response reply() {
        return reply;
    }

    @Override
    public boolean outcomeUnknown() {
        return true;
    }
}
