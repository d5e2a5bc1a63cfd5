/**
 * What HTTP-facing roles share: routes, the envelope, the caller, strict JSON.
 * May use the domain and Vert.x Web.
 * Start reading at {@link io.reelgate.web.Route}.
 */
@NullMarked
package io.reelgate.web;

import org.jspecify.annotations.NullMarked;
