/**
 * APIXO's documented wire format in front of the simulated jobs.
 * Uses {@code simulator.job}, {@code simulator.http} and {@code simulator.ledger}; another vendor's format would be
 * another package like this one.
 * Start reading at {@link io.reelgate.simulator.apixo.ApixoFormat}.
 */
@NullMarked
package io.reelgate.simulator.apixo;

import org.jspecify.annotations.NullMarked;
