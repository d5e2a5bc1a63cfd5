/**
 * The ingress role: the public port, authentication, the routes that admit tasks and answer their status.
 * May use the domain, the ports, the bus and {@code web}; routes of other roles are handed in.
 * Start reading at {@link io.reelgate.ingress.IngressVerticle}.
 */
package io.reelgate.ingress;
