package io.reelgate.redis;

import io.vertx.redis.client.Response;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Executed, but too few replicas said in time that they have it: it may stand, or be lost with the server. */
public final class NotConfirmed extends RedisFailure {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Response reply;

    /** {@code reply}: of the command itself, which a caller needs where nothing was written. */
    NotConfirmed(@Nullable Response reply, String text) {
        super(text);
        this.reply = reply;
    }

    /** What the command itself answered, which must not be nil. */
    public Response reply() {
        return Objects.requireNonNull(reply);
    }

    @Override
    public boolean applied() {
        return true;
    }

    @Override
    public boolean outcomeUnknown() {
        return true;
    }
}
