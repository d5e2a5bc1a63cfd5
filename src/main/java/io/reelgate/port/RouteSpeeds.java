package io.reelgate.port;

import java.time.Duration;
import java.util.Optional;

/** How long jobs take, as measured. */
@FunctionalInterface
public interface RouteSpeeds {
    /** Nothing is known. */
    RouteSpeeds NONE = (lane, model) -> Optional.empty();

    /** The median of a model of ours at a lane, from submit to end; answers at once from memory, on any thread. */
    Optional<Duration> median(String lane, String model);
}
