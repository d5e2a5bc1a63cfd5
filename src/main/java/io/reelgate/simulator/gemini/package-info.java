/**
 * The Gemini API's documented wire format of Veo in front of the simulated jobs.
 * Uses {@code simulator.veo}, {@code simulator.vendor} and what that uses.
 * Start reading at {@link io.reelgate.simulator.gemini.GeminiFormat}.
 */
@NullMarked
package io.reelgate.simulator.gemini;

import org.jspecify.annotations.NullMarked;
