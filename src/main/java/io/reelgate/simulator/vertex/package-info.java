/**
 * Vertex AI's documented wire format of Veo in front of the simulated jobs, with the token endpoint before it.
 * Uses {@code simulator.veo}, {@code simulator.vendor} and what that uses.
 * Start reading at {@link io.reelgate.simulator.vertex.VertexFormat}.
 */
@NullMarked
package io.reelgate.simulator.vertex;

import org.jspecify.annotations.NullMarked;
