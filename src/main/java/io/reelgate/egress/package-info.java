/**
 * Adapter: the guard before everything that callers make us dial, and the client that posts callbacks behind it.
 * May use the domain, the ports and Vert.x.
 * Start reading at {@link io.reelgate.egress.GuardedCallbackClient}.
 */
@NullMarked
package io.reelgate.egress;

import org.jspecify.annotations.NullMarked;
