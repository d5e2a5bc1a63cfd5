/**
 * The format of OpenAI's Videos API, spoken by hosts that are compatible with it.
 * May use what {@link io.reelgate.upstream.vendor} may, and it.
 * Start reading at {@link io.reelgate.upstream.openai.OpenAiAdapter}.
 */
@NullMarked
package io.reelgate.upstream.openai;

import org.jspecify.annotations.NullMarked;
