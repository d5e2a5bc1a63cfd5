package io.reelgate.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/**
 * Runs scripts by their digest. A server that does not know one (restarted, failed over, flushed) is given the text once;
 * that answer proves nothing ran, so the second try is no repetition.
 */
public final class Scripts {
    private final RedisConnections connections;

    public Scripts(RedisConnections connections) {
        this.connections = connections;
    }

    /** Runs one script on keys of one slot. Fails with a {@link RedisFailure}; callable from any context. */
    public Future<Response> run(Script script, List<String> keys, List<String> args) {
        return connections
                .send(request(Command.EVALSHA, script.sha1(), keys, args))
                .recover(cause -> unknown(cause)
                        ? connections.send(request(Command.EVAL, script.text(), keys, args))
                        : Future.failedFuture(cause));
    }

    private static boolean unknown(Throwable cause) {
        return cause instanceof RedisErrorReply reply && reply.code().equals("NOSCRIPT");
    }

    private static Request request(Command command, String script, List<String> keys, List<String> args) {
        Request request = Request.cmd(command).arg(script).arg(keys.size());
        keys.forEach(request::arg);
        args.forEach(request::arg);
        return request;
    }
}
