/**
 * Replicate's documented wire format of predictions in front of the simulated jobs.
 * Uses {@code simulator.vendor} and what that uses.
 * Start reading at {@link io.reelgate.simulator.replicate.ReplicateFormat}.
 */
@NullMarked
package io.reelgate.simulator.replicate;

import org.jspecify.annotations.NullMarked;
