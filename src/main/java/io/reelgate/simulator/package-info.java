/**
 * A stand-in for the vendors: their wire formats over real HTTP, with realistic durations, failures on demand and a
 * ledger of everything it was asked.
 * May use {@code domain} and {@code config} only, and is used by {@code app} and by tests.
 * Start reading at {@link io.reelgate.simulator.Simulator}, then {@link io.reelgate.simulator.job.FailureWord}.
 */
@NullMarked
package io.reelgate.simulator;

import org.jspecify.annotations.NullMarked;
