package io.reelgate.port.lane;

import io.reelgate.domain.lane.Budget;
import io.reelgate.domain.task.TaskId;
import io.reelgate.port.lane.Place.Waiter;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Places at lanes, shared by all nodes, and the lines of tasks that wait for them. Every method fails with {@link
 * io.reelgate.port.StoreUnavailable} when Redis cannot be asked. Safe from any thread.
 */
public interface LaneQueue {
    /** For how long a place is held that is not kept: until the outcome of its submit is recorded. */
    Duration LEASE = Duration.ofMinutes(2);

    /**
     * A place that was given to a task in the line.
     *
     * @param held the end of the claim that the task was put aside with
     */
    record Turn(Place place, Instant held) {}

    /**
     * What came of asking for turns.
     *
     * @param again when there may be more
     * @param waiting how many wait on
     */
    record Grants(List<Turn> turns, Duration again, int waiting) {
        public Grants {
            turns = List.copyOf(turns);
        }
    }

    /** Takes a place if one is free and nobody waits for it; a repetition answers as the first time did. */
    Future<Boolean> acquire(Place place, Budget budget);

    /**
     * Lets a task wait for a place. It was put aside before with a claim until {@code held}, which whoever gives it the
     * place takes over. One that waits already keeps its turn.
     *
     * @return how many are before it
     */
    Future<Integer> join(Place place, Waiter waiter, Instant held);

    /** Gives free places to those whose turn it is, at most so many. */
    Future<Grants> grant(String lane, Budget budget, int most);

    /** Holds places until then: their submits became jobs, or may have. */
    Future<Void> keep(Map<Place, Instant> placeToEnd);

    /** Frees a place; may be repeated. */
    Future<Void> release(Place place);

    /** As {@link #release} for a submit that never began: it does not count in its minute either. */
    Future<Void> withdraw(Place place);

    /** Those of these places that are not held. */
    Future<List<Place>> lost(Collection<Place> places);

    /** Places that are kept for jobs. */
    Future<List<Place>> kept(String lane);

    /** The ids that wait, those whose turn is next first; at most so many. */
    Future<List<TaskId>> waiting(String lane, int most);

    /** Takes tasks out of the line that wait for nothing any more. */
    Future<Void> leave(String lane, List<TaskId> ids);

    /** Whether it is this node's turn to audit a lane; for {@code rhythm} from then on it is nobody's. */
    Future<Boolean> takeTurn(String lane, Duration rhythm);
}
