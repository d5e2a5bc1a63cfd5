/**
 * WaveSpeed's documented wire format in front of the simulated jobs.
 * Uses {@code simulator.vendor} and what that uses.
 * Start reading at {@link io.reelgate.simulator.wavespeed.WaveSpeedFormat}.
 */
@NullMarked
package io.reelgate.simulator.wavespeed;

import org.jspecify.annotations.NullMarked;
