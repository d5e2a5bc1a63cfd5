/**
 * The role that finds what others left behind: submits whose lease ended and tasks whose deadline passed.
 * May use the domain, the ports and the bus.
 * Start reading at {@link io.reelgate.sweep.SweepVerticle}.
 */
package io.reelgate.sweep;
