package io.reelgate.redis;

import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/** Stands in front of a command for a slot that is on its way to this server; its own outcome shows in that of the command. */
final class Asking extends PendingCommand {
    Asking() {
        super(Request.cmd(Command.ASKING));
    }

    @Override
    void succeed(@Nullable Response response) {}

    @Override
    void fail(RedisFailure failure) {}
}
