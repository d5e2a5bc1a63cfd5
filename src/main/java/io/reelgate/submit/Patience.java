package io.reelgate.submit;

import io.reelgate.domain.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * How long a task waits that could not be submitted: a quarter of its age, so that the tries grow apart by themselves,
 * with jitter so that tasks put off together do not come back together.
 */
final class Patience {
    private static final long SHORTEST_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 15_000;

    private final RandomGenerator random;

    Patience(RandomGenerator random) {
        this.random = random;
    }

    Duration with(Task task, Instant now) {
        long quarter = Duration.between(task.createTime(), now).toMillis() / 4;
        long step = Math.clamp(quarter, SHORTEST_MILLIS, LONGEST_MILLIS);
        return Duration.ofMillis(step / 2 + random.nextLong(step / 2 + 1));
    }
}
