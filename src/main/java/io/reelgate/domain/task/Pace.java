package io.reelgate.domain.task;

import io.reelgate.domain.pace.Cadence;
import java.time.Duration;

/**
 * How long a task of one model, mode and resolution usually takes, from submit to end, and how it is looked at.
 *
 * @param usualFrom lower end of the usual duration
 * @param usualTo upper end of the usual duration
 * @param looks when it is looked at
 */
public record Pace(Duration usualFrom, Duration usualTo, Cadence looks) {
    /** One look each {@code interval} from the lower end of the usual duration on. */
    public Pace(Duration usualFrom, Duration usualTo, Duration interval) {
        this(usualFrom, usualTo, Cadence.steady(usualFrom, interval));
    }
}
