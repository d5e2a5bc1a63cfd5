/**
 * A task, the states it can be in, what can be observed about it, and what follows from an observation.
 * Uses the JDK and the domain's own types; nothing here performs I/O.
 * Start reading at {@link io.reelgate.domain.task.Lifecycle}.
 */
@NullMarked
package io.reelgate.domain.task;

import org.jspecify.annotations.NullMarked;
