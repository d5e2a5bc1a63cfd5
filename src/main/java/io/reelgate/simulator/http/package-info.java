/**
 * What every part of the simulator that speaks HTTP shares: groups of routes, replies as values, strict JSON.
 * Uses Vert.x and Jackson only.
 * Start reading at {@link io.reelgate.simulator.http.RouteGroup} and {@link io.reelgate.simulator.http.Reply}.
 */
@NullMarked
package io.reelgate.simulator.http;

import org.jspecify.annotations.NullMarked;
