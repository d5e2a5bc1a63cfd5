package io.reelgate.domain.route;

import java.time.Instant;

/** Whether a lane takes tasks at this moment. */
public sealed interface LaneState {
    LaneState OPEN = new Open();

    record Open() implements LaneState {}

    /** It recovers, or was asked for patience: tasks go another way or wait, and are admitted all the same. */
    record ClosedUntil(Instant until) implements LaneState {}

    /** An operator took it out: as if it were not configured, until it is put back. */
    record Disabled() implements LaneState {}
}
