package io.reelgate.simulator.ledger;

/**
 * One answered look at a job.
 *
 * @param time when, in Unix milliseconds
 * @param jobId the id as it was asked for
 * @param model the model as it was asked for
 * @param answer the state that was answered, or the HTTP status of an error
 * @param end whether that state was final
 */
public record Poll(long time, String jobId, String model, String answer, boolean end) {

    static final String KIND = "poll";
}
