package io.reelgate.domain.task;

import io.reelgate.domain.account.Partition;
import java.util.random.RandomGenerator;

/** Makes task ids: sortable by time, with 80 random bits so that none can be guessed. As safe as its generator. */
public final class TaskIds {
    private final RandomGenerator random;

    /** {@code random} must be unpredictable: ids are looked up by whoever presents them. */
    public TaskIds(RandomGenerator random) {
        this.random = random;
    }

    public TaskId next(Partition partition, long nowMillis) {
        return TaskId.of(partition, nowMillis, random.nextLong(), random.nextInt());
    }
}
