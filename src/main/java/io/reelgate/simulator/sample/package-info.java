/**
 * Sample media: a picture in three formats and a LoRA file, served also as the hosts that the reference's requests name, by a
 * certificate made at each start.
 * Uses {@code simulator.http} and {@code simulator.ledger}; how the files in {@code src/main/resources/simulator/samples} were
 * made says {@code make-samples.sh} beside them.
 * Start reading at {@link io.reelgate.simulator.sample.SampleRoutes}.
 */
@NullMarked
package io.reelgate.simulator.sample;

import org.jspecify.annotations.NullMarked;
