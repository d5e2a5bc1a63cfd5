package io.reelgate.fanout;

import java.util.List;
import java.util.Optional;

/** What a client may ask for. */
sealed interface Command {
    /** {@code since}: the last offset the client saw; every event after it is sent again. */
    record SubscribeTasks(List<String> taskIds, Optional<Offset> since) implements Command {
        public SubscribeTasks {
            taskIds = List.copyOf(taskIds);
        }
    }

    record SubscribeAll(Optional<Offset> since) implements Command {}

    record UnsubscribeTasks(List<String> taskIds) implements Command {
        public UnsubscribeTasks {
            taskIds = List.copyOf(taskIds);
        }
    }

    record UnsubscribeAll() implements Command {}

    record Ping() implements Command {}

    /** Not understood; {@code message} says what is wrong with it. */
    record Malformed(String message) implements Command {}
}
