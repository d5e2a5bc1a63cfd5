/**
 * The simulator's own endpoints under {@code /_simulator}: the ledger, the truth about a job, the failure words.
 * Uses {@code simulator.job}, {@code simulator.http} and {@code simulator.ledger}; asks for no key.
 * Start reading at {@link io.reelgate.simulator.control.ControlRoutes}.
 */
@NullMarked
package io.reelgate.simulator.control;

import org.jspecify.annotations.NullMarked;
