package io.reelgate.port.lane;

import io.reelgate.domain.task.TaskId;
import java.util.List;
import java.util.Map;

/**
 * How a lane is used.
 *
 * @param places jobs that hold one, where the lane has a bound
 * @param submits of the last minute, where the lane has a bound
 * @param classToCount what was met there in the last minutes
 * @param first the ids that are next to get a place
 */
public record LaneUsage(int places, int submits, Map<String, Integer> classToCount, List<TaskId> first) {
    public LaneUsage {
        classToCount = Map.copyOf(classToCount);
        first = List.copyOf(first);
    }
}
