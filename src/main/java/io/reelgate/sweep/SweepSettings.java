package io.reelgate.sweep;

import java.time.Duration;

/**
 * How leftovers are found.
 *
 * @param interval between visits of a partition of this node
 * @param seldom between visits of a partition of another node
 * @param grace how long after its deadline a task is left to the poller's last look; as long as this after a start or
 *     an outage nothing is ended by the sweep, so that results that came meanwhile are still fetched
 * @param drain how long a stop waits for what is being recorded
 */
public record SweepSettings(Duration interval, Duration seldom, Duration grace, Duration drain) {
    public static final SweepSettings DEFAULT = new SweepSettings(
            Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(30), Duration.ofSeconds(10));
}
