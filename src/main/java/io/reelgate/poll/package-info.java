/**
 * The role that watches: it claims due tasks, hands them to a fleet of pollers over the bus, and records what they see.
 * May use the domain, the ports and the bus.
 * Start reading at {@link io.reelgate.poll.LookScheduler}.
 */
package io.reelgate.poll;
