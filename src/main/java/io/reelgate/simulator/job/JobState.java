package io.reelgate.simulator.job;

/** Where a job stands at a moment; the last two are final. */
public enum JobState {
    PENDING,
    PROCESSING,
    SUCCESS,
    FAILED;

    /** Whether nothing changes any more. */
    public boolean isFinal() {
        return this == SUCCESS || this == FAILED;
    }
}
