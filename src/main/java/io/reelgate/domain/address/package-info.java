/**
 * Which URLs and network addresses given by callers the gateway may touch, decided without any I/O.
 * Uses the JDK only and never resolves a name, so it can be asked at admission and again for each resolved address.
 * Start reading at {@link io.reelgate.domain.address.CallerUrlPolicy} and
 * {@link io.reelgate.domain.address.AddressPolicy}.
 */
@NullMarked
package io.reelgate.domain.address;

import org.jspecify.annotations.NullMarked;
