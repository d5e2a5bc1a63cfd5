/**
 * The wire format of Lightricks' own LTX API, in its asynchronous second version.
 * May use what {@link io.reelgate.upstream.vendor} may, and it.
 * Start reading at {@link io.reelgate.upstream.ltx.LtxAdapter}.
 */
@NullMarked
package io.reelgate.upstream.ltx;

import org.jspecify.annotations.NullMarked;
