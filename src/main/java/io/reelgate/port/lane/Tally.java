package io.reelgate.port.lane;

import io.reelgate.domain.lane.ErrorClass;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What one node has met at a lane since it last said so.
 *
 * @param answered submits that were answered
 * @param failuresSince submits that failed after the last of these
 * @param failure of the last that failed
 * @param rest how long the vendor asked to be left alone with submits
 * @param looksRest the same with looks
 * @param classToCount all of it, looks too, as operators see it
 */
public record Tally(
        int answered,
        int failuresSince,
        Optional<ErrorClass> failure,
        Duration rest,
        Duration looksRest,
        Map<String, Integer> classToCount) {
    public Tally {
        classToCount = Map.copyOf(classToCount);
    }

    public boolean isEmpty() {
        return classToCount.isEmpty() && rest.isZero() && looksRest.isZero();
    }
}
