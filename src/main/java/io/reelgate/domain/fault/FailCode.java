package io.reelgate.domain.fault;

/** The {@code failCode} of a failed task with the text its {@code failMsg} starts with. */
public enum FailCode {
    CONTENT_VIOLATION("Content does not meet safety guidelines"),
    INVALID_IMAGE_URL("Cannot access provided image URL"),
    INVALID_LORA_URL("Cannot download LoRA model"),
    PROCESSING_TIMEOUT("The task did not finish before its deadline"),
    MODEL_UNAVAILABLE("No provider can take this model at the moment"),
    GENERATION_FAILED("The video could not be generated"),
    TASK_CANCELLED("The task was cancelled");

    private final String message;

    FailCode(String message) {
        this.message = message;
    }

    public String message() {
        return message;
    }
}
