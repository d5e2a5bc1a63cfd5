/**
 * The operators' port: liveness, readiness, metrics.
 * A role: may use the domain, the ports, the bus and web.
 * Start reading at {@link io.reelgate.ops.OpsVerticle}.
 */
package io.reelgate.ops;
