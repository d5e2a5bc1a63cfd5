/**
 * Keeps results in a bucket of any S3-compatible store: requests signed by a signer library, sent and streamed by Vert.x.
 * May use the domain, the ports, Vert.x and {@code results}.
 * Start reading at {@link io.reelgate.results.s3.S3ResultStore}.
 */
@NullMarked
package io.reelgate.results.s3;

import org.jspecify.annotations.NullMarked;
