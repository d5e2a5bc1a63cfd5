/**
 * The pure core: what a task is, what may happen to it, and what follows.
 * Uses the JDK only, performs no I/O, and never reads a clock.
 * Start reading at {@link io.reelgate.domain.task.Lifecycle}.
 */
@NullMarked
package io.reelgate.domain;

import org.jspecify.annotations.NullMarked;
