package io.reelgate.domain.lane;

import java.util.Optional;

/**
 * What has been met at a lane. Refused requests count as answers: whoever refuses is there.
 *
 * @param answered submits answered since the last decision
 * @param failure what the last one of those that failed since the last decision met
 * @param inARow failures since the last answer, over all nodes
 * @param failures in the last seconds, over all nodes
 * @param calls in the same time, answered or failed
 */
public record Evidence(int answered, Optional<ErrorClass> failure, int inARow, int failures, int calls) {}
