package io.reelgate.domain.route;

import io.reelgate.domain.model.Route;
import java.time.Instant;

/** Which way a task goes. */
public sealed interface RouteChoice {
    /** This one, now. */
    record Taken(Lane lane, Route route) implements RouteChoice {}

    /** None now, and one at {@code at} or later. */
    record Later(Instant at, Why why) implements RouteChoice {}

    /** None, and waiting does not help. */
    record Nowhere(Why why) implements RouteChoice {}

    /** Why there is no way. */
    enum Why {
        /** The model has no configured upstream. */
        OFF,
        /** It has some, but none that does all that the request asks for. */
        UNFIT,
        /** An operator has taken all of them out. */
        DISABLED,
        /** All have declined the task, for good. */
        DECLINED,
        /** They recover, or some of them asked for patience. */
        CLOSED
    }
}
