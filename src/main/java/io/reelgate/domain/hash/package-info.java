/**
 * Digests, as the whole gateway makes them.
 * Uses the JDK only.
 * Start reading at {@link io.reelgate.domain.hash.Sha256}.
 */
@NullMarked
package io.reelgate.domain.hash;

import org.jspecify.annotations.NullMarked;
