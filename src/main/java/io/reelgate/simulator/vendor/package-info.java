/**
 * What the vendors' formats have in common: reading a request, deciding a submit, finding a job, and keeping the ledger.
 * Uses {@code simulator.job}, {@code simulator.http}, {@code simulator.media} and {@code simulator.ledger}, and is used by one package per vendor.
 * Start reading at {@link io.reelgate.simulator.vendor.Vendor}, then {@link io.reelgate.simulator.vendor.SubmitRoute}.
 */
@NullMarked
package io.reelgate.simulator.vendor;

import org.jspecify.annotations.NullMarked;
