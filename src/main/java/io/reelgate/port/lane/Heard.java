package io.reelgate.port.lane;

import io.reelgate.domain.lane.Evidence;
import java.time.Instant;

/**
 * What all nodes have met at a lane, as this one's report is counted.
 *
 * @param at the store's time of it
 */
public record Heard(LaneRecord lane, Evidence evidence, Instant at) {}
