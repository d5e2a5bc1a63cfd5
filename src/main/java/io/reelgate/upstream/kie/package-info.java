/**
 * kie.ai's wire formats: the market's and the Veo API's, in one envelope.
 * May use what {@link io.reelgate.upstream.vendor} may, and it.
 * Start reading at {@link io.reelgate.upstream.kie.KieAdapter}.
 */
@NullMarked
package io.reelgate.upstream.kie;

import org.jspecify.annotations.NullMarked;
