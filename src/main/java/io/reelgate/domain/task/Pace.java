package io.reelgate.domain.task;

import java.time.Duration;

/**
 * How long a task of one model, mode and resolution usually takes, from submit to end, and how it is looked at.
 *
 * @param usualFrom lower end of the usual duration: no look comes before it
 * @param usualTo upper end of the usual duration
 * @param interval between looks after the first
 */
public record Pace(Duration usualFrom, Duration usualTo, Duration interval) {}
