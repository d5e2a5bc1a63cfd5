package io.reelgate.simulator.job;

/** How a job ends. */
public enum Outcome {
    SUCCESS,
    CONTENT_VIOLATION,
    BAD_IMAGE,
    BAD_LORA,
    TIMEOUT,
    MODEL_UNAVAILABLE,
    GENERATION_FAILED,
    /** It is stopped before its end. */
    STOPPED,
    /** It ends and is not known any more. */
    FORGOTTEN,
    /** It stays in processing for ever. */
    NEVER
}
