/**
 * The Gemini API as a vendor of Veo, under an API key.
 * May use what {@link io.reelgate.upstream.vendor} may, it, and what both doors of Google share.
 * Start reading at {@link io.reelgate.upstream.gemini.GeminiAdapter}.
 */
@NullMarked
package io.reelgate.upstream.gemini;

import org.jspecify.annotations.NullMarked;
