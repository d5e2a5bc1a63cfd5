/**
 * What verticles of one node tell each other: addresses, messages, one codec.
 * May use the domain; delivery is local and best effort, so a lost message costs a delay and never a task.
 * Start reading at {@link io.reelgate.bus.Address}.
 */
@NullMarked
package io.reelgate.bus;

import org.jspecify.annotations.NullMarked;
