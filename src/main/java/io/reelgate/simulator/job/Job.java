package io.reelgate.simulator.job;

import java.util.OptionalLong;

/**
 * One simulated job, complete from its first moment: nothing about it is stored anywhere but in its id. Times are Unix
 * milliseconds of the simulator's clock.
 *
 * @param product what it was bought as; no other vendor knows it
 * @param model which of our models that is
 * @param createTime when it was submitted
 * @param queueMillis how long it is pending
 * @param runMillis how long it is then processing, unless it never ends
 * @param orientation the shape of the result
 * @param content what determines the result's bytes
 * @param words the failures asked for
 */
public record Job(
        Product product,
        String model,
        long createTime,
        long queueMillis,
        long runMillis,
        Orientation orientation,
        ContentHash content,
        Words words) {

    private static final int FULL = 100;
    private static final int MOST_RESULTS = 10;

    /** How many results it has, if it succeeds. */
    public int results() {
        return words.has(FailureWord.NO_RESULT)
                ? 0
                : Math.clamp(words.number(FailureWord.RESULTS).orElse(1), 1, MOST_RESULTS);
    }

    /** When it goes from pending to processing. */
    public long startTime() {
        return createTime + queueMillis;
    }

    /** How it ends. */
    public Outcome outcome() {
        return words.outcome();
    }

    /** When it ends; empty for a job that never does. */
    public OptionalLong finishTime() {
        return outcome() == Outcome.NEVER ? OptionalLong.empty() : OptionalLong.of(dueTime());
    }

    /** Where it stands. */
    public JobState stateAt(long now) {
        if (now < startTime()) {
            return JobState.PENDING;
        }
        if (now < dueTime() || outcome() == Outcome.NEVER) {
            return JobState.PROCESSING;
        }
        return outcome() == Outcome.SUCCESS ? JobState.SUCCESS : JobState.FAILED;
    }

    /** How far it is, 0 to 99, while it is processing. */
    public int progressAt(long now) {
        long done = Math.max(0, now - startTime());
        return (int) Math.min(FULL - 1, FULL * done / Math.max(1, runMillis));
    }

    /** Whether it has ended without a trace. */
    public boolean isForgottenAt(long now) {
        return stateAt(now) == JobState.FAILED && outcome() == Outcome.FORGOTTEN;
    }

    /** Whether its caller ended it. */
    public boolean isStoppedByCaller() {
        return words.number(FailureWord.STOPPED).orElse(0) == Words.BY_CALLER;
    }

    /** The same, stopped at that time, if it has not ended by then. */
    public Job stoppedAt(long time) {
        if (stateAt(time).isFinal()) {
            return this;
        }
        long queue = Math.min(queueMillis, Math.max(0, time - createTime));
        long run = Math.max(0, time - createTime - queue);
        return new Job(product, model, createTime, queue, run, orientation, content, Words.stoppedByCaller());
    }

    /** Whether polls are still disturbed, for the words about polls: to a quarter of the job's time after its end. */
    public boolean disturbsPollsAt(long now) {
        return now < dueTime() + (queueMillis + runMillis) / 4;
    }

    private long dueTime() {
        return startTime() + runMillis;
    }
}
