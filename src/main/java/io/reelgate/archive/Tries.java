package io.reelgate.archive;

import io.reelgate.domain.retry.Backoff;
import io.reelgate.domain.task.TaskId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * How often archiving a task has failed on this node. Only paces the next try, so it may be forgotten: with the node,
 * or for the oldest tasks when there are too many.
 */
final class Tries {
    private static final int MOST = 10_000;

    private final Backoff backoff;
    private final RandomGenerator random;
    private final Map<TaskId, Integer> idToFailures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<TaskId, Integer> eldest) {
            return size() > MOST;
        }
    };

    Tries(Backoff backoff, RandomGenerator random) {
        this.backoff = backoff;
        this.random = random;
    }

    /** Counts a failure; the answer is the wait before the next try. */
    Duration failed(TaskId id) {
        return backoff.before(idToFailures.merge(id, 1, Integer::sum), random);
    }

    void forget(TaskId id) {
        idToFailures.remove(id);
    }
}
