package io.reelgate.redis;

import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command on its way. Only the event loop of the connection it is on completes it, exactly once. */
abstract class PendingCommand {
    private final Request request;
    private long deadline;
    private @Nullable Redirects redirects;
    private @Nullable NodeAddress at;

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

    /** How many ticks longer than others this command may take. */
    int extraTicks() {
        return 0;
    }

    /** Allows one redirection: it proves that the command did not run where it was sent. */
    void follow(Redirects allowed, NodeAddress server) {
        redirects = allowed;
        at = server;
    }

    /** Redis answered with an error: another server is tried once where that is allowed, else it is the outcome. */
    final void refuse(RedisErrorReply reply) {
        Redirects allowed = redirects;
        redirects = null;
        if (allowed != null && at != null && reply.redirection()) {
            allowed.resend(this, reply, at);
            return;
        }
        if (allowed != null && reply.unsettled()) {
            allowed.unsettled();
        }
        fail(reply);
    }

    /** Goes where a redirection says. */
    void travel(MasterLinks target, boolean asking) {
        target.resend(asking ? List.of(new Asking(), this) : List.of(this));
    }

    abstract void succeed(@Nullable Response response);

    abstract void fail(RedisFailure failure);
}
