package io.reelgate.simulator.job;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the simulator must know about models: which exist, and how long their jobs usually take. Called on event loops. */
@FunctionalInterface
public interface JobDurations {

    /**
     * The usual duration of a job, or null for a model that does not exist. The input is as it was sent, empty or
     * wrong as it may be; what cannot be understood counts as left out.
     */
    @Nullable
    DurationRange usual(String model, Map<String, Object> input);
}
