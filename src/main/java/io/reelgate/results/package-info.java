/**
 * Adapter: fetches finished videos from the upstreams' own URLs and keeps them in a local folder.
 * May use the domain, the ports and Vert.x.
 * Start reading at {@link io.reelgate.results.LocalResultStore} and {@link io.reelgate.results.HttpResultSource}.
 */
@NullMarked
package io.reelgate.results;

import org.jspecify.annotations.NullMarked;
