package io.reelgate.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs scripts by their digest. A server that does not know one (restarted, failed over, flushed) is given the text once;
 * that answer proves nothing ran, so the second try is no repetition.
 */
public final class Scripts {
    private final RedisConnections connections;
    private final Optional<Confirmation> confirmation;

    public Scripts(RedisConnections connections) {
        this(connections, Optional.empty());
    }

    /** {@code confirmation}: of {@link #runConfirmed}. */
    public Scripts(RedisConnections connections, Optional<Confirmation> confirmation) {
        this.connections = connections;
        this.confirmation = confirmation;
    }

    /** Runs one script on keys of one slot. Fails with a {@link RedisFailure}; callable from any context. */
    public Future<Response> run(Script script, List<String> keys, List<String> args) {
        return byDigest(script, keys, args, connections::send);
    }

    /**
     * Runs one script and waits until enough replicas have what it wrote. Fails with {@link NotConfirmed} when it ran and
     * they did not say so in time, or as {@link #run}. Replicas confirm what a connection wrote: a script that knows its
     * own repetition must write all the same, or an answer confirms nothing.
     */
    public Future<Response> runConfirmed(Script script, List<String> keys, List<String> args) {
        Confirmation wanted = confirmation.orElseThrow();
        return byDigest(script, keys, args, request -> connections.sendConfirmed(request, wanted));
    }

    private static Future<Response> byDigest(
            Script script, List<String> keys, List<String> args, Function<Request, Future<Response>> send) {
        return send.apply(request(Command.EVALSHA, script.sha1(), keys, args))
                .recover(cause -> unknown(cause)
                        ? send.apply(request(Command.EVAL, script.text(), keys, args))
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
