package io.reelgate.ops;

import io.reelgate.port.lane.LaneBoard;
import io.reelgate.port.lane.LaneGate;
import io.reelgate.port.lane.LaneStore;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * What the admin API works with.
 *
 * @param key who may use it; empty turns it off
 * @param nameToFacts the lanes that are in use
 * @param clock the store's time
 */
public record AdminPorts(
        Optional<String> key,
        Map<String, LaneFacts> nameToFacts,
        LaneBoard board,
        LaneGate gate,
        LaneStore store,
        Clock clock) {
    public AdminPorts {
        nameToFacts = Map.copyOf(nameToFacts);
    }

    /** Leaves the key out. */
    @Override
    public String toString() {
        return "AdminPorts" + nameToFacts.keySet();
    }
}
