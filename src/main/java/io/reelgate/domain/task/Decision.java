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

        /**
         * Whether it records what could not be found out again: that a submit may be sent, or what came of one. All else
         * is only seen and decided a second time where it is forgotten.
         */
        public boolean irretrievable() {
            return switch (after.state()) {
                case TaskState.Submitting submitting -> true;
                case TaskState.Running running -> true;
                case TaskState.Unclear unclear -> false;
                default -> before.state() instanceof TaskState.Submitting;
            };
        }
    }

    /** Nothing changed: come back at {@code at}. Not a failure and not an attempt. */
    record Snooze(Instant at, OptionalInt progress) implements Decision {}

    /** The observation no longer applies: the task has moved on. */
    record Ignore() implements Decision {}
}
