/**
 * Everything that talks to Redis: connections, scripts, keys and the stores behind the ports.
 * May use domain, port and the Vert.x Redis codec; nothing else in the project may use that codec.
 * Start reading at {@link io.reelgate.redis.RedisConnections}, then {@link io.reelgate.redis.Script}.
 */
@NullMarked
package io.reelgate.redis;

import org.jspecify.annotations.NullMarked;
