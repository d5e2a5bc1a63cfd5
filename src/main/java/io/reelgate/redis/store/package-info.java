/**
 * The stores behind the ports: which keys there are, how a task becomes a hash, and which script does what.
 * May use domain, port, the connections and scripts of the package above, the Vert.x Redis codec and Jackson.
 * Start reading at {@link io.reelgate.redis.store.RedisStores}, then {@link io.reelgate.redis.store.Keys}.
 */
package io.reelgate.redis.store;
