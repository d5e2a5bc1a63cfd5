/**
 * When to try again: schedules and backoff as values.
 * Uses the JDK only; randomness is passed in.
 * Start reading at {@link io.reelgate.domain.retry.Backoff}.
 */
@NullMarked
package io.reelgate.domain.retry;

import org.jspecify.annotations.NullMarked;
