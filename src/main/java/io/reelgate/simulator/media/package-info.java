/**
 * The results: a short playable H.264 video per orientation, made individual by a box with the job's content hash.
 * Uses {@code simulator.job}, {@code simulator.http} and {@code simulator.ledger}; how the templates in
 * {@code src/main/resources/simulator} were made says {@code make-templates.sh} beside them.
 * Start reading at {@link io.reelgate.simulator.media.MediaRoutes}.
 */
@NullMarked
package io.reelgate.simulator.media;

import org.jspecify.annotations.NullMarked;
