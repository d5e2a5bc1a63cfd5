/**
 * What whole-gateway tests and benchmarks drive: real node processes, a caller, a callback receiver.
 * Uses the built jar and the JDK; nothing of the gateway's own classes.
 * Start reading at {@link io.reelgate.rig.GatewayProcess}.
 */
package io.reelgate.rig;
