/**
 * Replicate's wire format: predictions of models that others publish there.
 * May use what {@link io.reelgate.upstream.vendor} may, and it.
 * Start reading at {@link io.reelgate.upstream.replicate.ReplicateAdapter}.
 */
@NullMarked
package io.reelgate.upstream.replicate;

import org.jspecify.annotations.NullMarked;
