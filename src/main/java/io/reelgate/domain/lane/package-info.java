/**
 * What speaks for and against sending tasks to a lane: its budget at the vendor and its breaker, as pure decisions.
 * Uses the JDK only.
 * Start reading at {@link io.reelgate.domain.lane.BreakerRules}.
 */
@NullMarked
package io.reelgate.domain.lane;

import org.jspecify.annotations.NullMarked;
