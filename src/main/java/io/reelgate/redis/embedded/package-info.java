/**
 * The Redis server the gateway starts for itself when no other is configured: finding a program, running it, adopting it.
 * Uses the JDK only and blocks, so it is called before the event loops start or off them.
 * Start reading at {@link io.reelgate.redis.embedded.EmbeddedRedis}.
 */
@NullMarked
package io.reelgate.redis.embedded;

import org.jspecify.annotations.NullMarked;
