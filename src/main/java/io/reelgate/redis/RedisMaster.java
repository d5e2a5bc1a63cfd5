package io.reelgate.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;

/** One server that takes writes: the only one there is, or one of a Cluster's. Any thread. */
public interface RedisMaster {
    /** Host and port, for people. */
    String name();

    /** Whether a command sent now would be sent at all. */
    boolean available();

    /**
     * Sends one command to this very server, whatever its keys; such as a step of SCAN. A command on keys that lie
     * elsewhere fails with {@link RedisErrorReply}.
     */
    Future<Response> send(Request request);
}
