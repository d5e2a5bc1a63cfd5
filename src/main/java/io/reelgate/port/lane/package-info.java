/**
 * Lanes as roles and adapters meet them: what all nodes know of each, who has a place there, and who waits for one.
 * Uses the domain and its neighbours in {@code port}.
 * Start reading at {@link io.reelgate.port.lane.LaneBoard} and {@link io.reelgate.port.lane.LaneGate}.
 */
package io.reelgate.port.lane;
