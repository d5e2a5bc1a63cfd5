/**
 * A simulated job as a value: when it starts and ends, how it ends, and the signed id that carries all of it.
 * Uses the JDK only and knows no vendor's words.
 * Start reading at {@link io.reelgate.simulator.job.Job} and {@link io.reelgate.simulator.job.JobIds}.
 */
@NullMarked
package io.reelgate.simulator.job;

import org.jspecify.annotations.NullMarked;
