/**
 * The documented wire format of OpenAI's Videos API in front of the simulated jobs.
 * Uses {@code simulator.vendor} and what that uses.
 * Start reading at {@link io.reelgate.simulator.openai.OpenAiFormat}.
 */
@NullMarked
package io.reelgate.simulator.openai;

import org.jspecify.annotations.NullMarked;
