/**
 * Veo as Google offers it at both its doors: the request, the long-running operation and its errors.
 * May use what {@link io.reelgate.upstream.vendor} may, and it.
 * Start reading at {@link io.reelgate.upstream.veo.VeoBody} and {@link io.reelgate.upstream.veo.VeoOperation}.
 */
@NullMarked
package io.reelgate.upstream.veo;

import org.jspecify.annotations.NullMarked;
