/**
 * Real Redis servers as people run them, for tests to kill, freeze and start again: replicas, Sentinel, Cluster, TLS.
 * Uses the program the embedded Redis finds, loopback ports of the rig and the JDK; all ends with the JVM.
 * Start reading at {@link io.reelgate.redis.servers.ServerProcess}.
 */
package io.reelgate.redis.servers;
