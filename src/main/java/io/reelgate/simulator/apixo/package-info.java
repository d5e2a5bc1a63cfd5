/**
 * APIXO's documented wire format in front of the simulated jobs.
 * Uses {@code simulator.vendor} and what that uses; every other vendor's format is another package like this one.
 * Start reading at {@link io.reelgate.simulator.apixo.ApixoFormat}.
 */
@NullMarked
package io.reelgate.simulator.apixo;

import org.jspecify.annotations.NullMarked;
