package io.reelgate.simulator.job;

import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Decides everything about a new job. Not for several threads unless the generator is. */
public final class JobMaker {

    private static final double SHORTEST_QUEUE = 0.05;
    private static final double LONGEST_QUEUE = 0.10;

    private final JobDurations durations;
    private final double speed;
    private final RandomGenerator random;

    public JobMaker(JobDurations durations, double speed, RandomGenerator random) {
        this.durations = durations;
        this.speed = speed;
        this.random = random;
    }

    /** The usual duration, or nothing for an unknown model. */
    public Optional<DurationRange> usual(String model, Map<String, Object> input) {
        return Optional.ofNullable(durations.usual(model, input));
    }

    /** A new number for the jobs whose input names no seed. */
    public long nonce() {
        return random.nextLong();
    }

    /** A job that starts now. Its duration and queueing follow from the nonce alone. */
    public Job make(JobOrder order, DurationRange usual, long nonce, long now) {
        SplittableRandom dice = new SplittableRandom(nonce);
        double millis = order.words()
                .first(FailureWord.Phase.TIMING)
                .map(said -> (double) said.number())
                .orElse(usual.millisAt(dice.nextDouble()) / speed);
        long whole = Math.round(millis);
        long queue = Math.round(millis * dice.nextDouble(SHORTEST_QUEUE, LONGEST_QUEUE));
        Orientation orientation = Orientation.of(order.model(), order.input());
        return new Job(
                order.product(),
                order.model(),
                now,
                queue,
                whole - queue,
                orientation,
                order.content(),
                order.words().afterSubmit());
    }
}
