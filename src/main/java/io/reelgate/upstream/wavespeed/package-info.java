/**
 * WaveSpeed AI's wire format: models below one path, an envelope with codes of its own.
 * May use what {@link io.reelgate.upstream.vendor} may, and it.
 * Start reading at {@link io.reelgate.upstream.wavespeed.WaveSpeedAdapter}.
 */
@NullMarked
package io.reelgate.upstream.wavespeed;

import org.jspecify.annotations.NullMarked;
