/**
 * The documented wire format of fal's queue in front of the simulated jobs.
 * Uses {@code simulator.vendor} and what that uses.
 * Start reading at {@link io.reelgate.simulator.fal.FalFormat}.
 */
@NullMarked
package io.reelgate.simulator.fal;

import org.jspecify.annotations.NullMarked;
