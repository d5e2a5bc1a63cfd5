/**
 * The documented wire formats of kie.ai, its market and its Veo, in front of the simulated jobs.
 * Uses {@code simulator.vendor} and what that uses.
 * Start reading at {@link io.reelgate.simulator.kie.KieFormat}.
 */
@NullMarked
package io.reelgate.simulator.kie;

import org.jspecify.annotations.NullMarked;
