/**
 * The role that finds what others left behind: submits whose lease ended, tasks whose deadline passed, and, in an audit
 * now and then, whatever in the store does not fit together.
 * May use the domain, the ports and the bus.
 * Start reading at {@link io.reelgate.sweep.SweepVerticle} and {@link io.reelgate.sweep.AuditVerticle}.
 */
package io.reelgate.sweep;
