/**
 * The vendors' side: pure adapters per vendor in the packages below, and the one HTTP shell they share.
 * May use the domain and the ports; no other class of the gateway sends a request to a vendor.
 * Start reading at {@link io.reelgate.upstream.UpstreamShell}.
 */
@NullMarked
package io.reelgate.upstream;

import org.jspecify.annotations.NullMarked;
