package io.reelgate.domain.task;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/** What follows from an observation. */
public sealed interface Decision {
    /** A new version of the task, to be committed with its place and effects in one script. */
    record Transition(Task before, Task after, Placement placement, List<Effect> effects) implements Decision {
        public Transition {
            effects = List.copyOf(effects);
        }
    }

    /** Nothing changed: come back at {@code at}. Not a failure and not an attempt. */
    record Snooze(Instant at, OptionalInt progress) implements Decision {}

    /** The observation no longer applies: the task has moved on. */
    record Ignore() implements Decision {}
}
