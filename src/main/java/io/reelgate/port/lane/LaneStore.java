package io.reelgate.port.lane;

import io.reelgate.domain.lane.Breaker;
import io.vertx.core.Future;
import java.util.List;

/**
 * What all nodes know of lanes. Every method fails with {@link io.reelgate.port.StoreUnavailable} when Redis cannot be
 * asked. Safe from any thread.
 */
public interface LaneStore {
    /** In the order asked for. */
    Future<List<LaneRecord>> read(List<String> lanes);

    /** Counts what one node has met. */
    Future<Heard> report(String lane, Tally tally);

    /** False where somebody else has moved it since that version. */
    Future<Boolean> move(String lane, long version, Breaker next);

    /** Takes it out or puts it back; repeated, it stays as it is. */
    Future<Void> disable(String lane, boolean disabled);

    Future<LaneUsage> usage(String lane);
}
