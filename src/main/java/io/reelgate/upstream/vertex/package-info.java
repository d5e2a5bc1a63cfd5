/**
 * Vertex AI as a vendor of Veo, under tokens of a service account.
 * May use what {@link io.reelgate.upstream.vendor} may, it, and what both doors of Google share.
 * Start reading at {@link io.reelgate.upstream.vertex.VertexAdapter}.
 */
@NullMarked
package io.reelgate.upstream.vertex;

import org.jspecify.annotations.NullMarked;
