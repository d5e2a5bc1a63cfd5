/**
 * The asynchronous wire format of Lightricks' LTX API in front of the simulated jobs.
 * Uses {@code simulator.vendor} and what that uses.
 * Start reading at {@link io.reelgate.simulator.ltx.LtxFormat}.
 */
@NullMarked
package io.reelgate.simulator.ltx;

import org.jspecify.annotations.NullMarked;
