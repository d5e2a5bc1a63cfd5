/**
 * The role that hears vendors: it takes their webhooks, has them proven, and brings the look at a task forward, no more.
 * May use the domain, the ports, the bus and the web; without it every task ends all the same, by its looks.
 * Start reading at {@link io.reelgate.hint.HintRoute}.
 */
@NullMarked
package io.reelgate.hint;

import org.jspecify.annotations.NullMarked;
