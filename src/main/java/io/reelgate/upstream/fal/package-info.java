/**
 * fal's queue as a vendor: the submit, the status, the result that only a second call brings, and its typed errors.
 * May use the domain and the vendor contract beside it; JSON is read by Jackson.
 * Start reading at {@link io.reelgate.upstream.fal.FalAdapter}.
 */
@NullMarked
package io.reelgate.upstream.fal;

import org.jspecify.annotations.NullMarked;
