/**
 * When to try again: schedules and backoff as values.
 * Uses the JDK only; randomness is passed in.
 * Start reading at {@link io.reelgate.domain.retry.Backoff}.
 */
package io.reelgate.domain.retry;
