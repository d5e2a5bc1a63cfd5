/**
 * DashScope's documented wire format for Wan in front of the simulated jobs.
 * Uses {@code simulator.vendor} and what that uses.
 * Start reading at {@link io.reelgate.simulator.dashscope.DashscopeFormat}.
 */
@NullMarked
package io.reelgate.simulator.dashscope;

import org.jspecify.annotations.NullMarked;
