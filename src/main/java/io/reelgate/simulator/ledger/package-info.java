/**
 * The record of every request the simulator got, as JSON lines in append-only files that outlive the process.
 * Uses Vert.x files and {@code simulator.http} for JSON; knows no vendor and no job.
 * Start reading at {@link io.reelgate.simulator.ledger.Ledger}.
 */
@NullMarked
package io.reelgate.simulator.ledger;

import org.jspecify.annotations.NullMarked;
