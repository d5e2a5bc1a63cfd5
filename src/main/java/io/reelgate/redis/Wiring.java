package io.reelgate.redis;

import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClient;
import java.time.Clock;
import java.util.random.RandomGenerator;

/**
 * What all connections of one gateway share.
 *
 * @param clock the local time
 * @param random the jitter of reconnects; used by all event loops
 * @param troubled told of every lost connection and failed attempt, on any thread: the masters may have changed
 */
record Wiring(
        VertxInternal vertx,
        NetClient client,
        Greeting greeting,
        RedisSettings settings,
        Clock clock,
        RandomGenerator random,
        Runnable troubled) {}
