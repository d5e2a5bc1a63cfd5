/**
 * What an MP4 file says about itself, read while it passes by, never decoded.
 * May use the domain and the metadata library.
 * Start reading at {@link io.reelgate.results.mp4.Mp4Boxes}.
 */
@NullMarked
package io.reelgate.results.mp4;

import org.jspecify.annotations.NullMarked;
