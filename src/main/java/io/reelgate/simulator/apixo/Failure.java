package io.reelgate.simulator.apixo;

import io.reelgate.simulator.job.Outcome;

/** How APIXO words the end of a failed job. */
record Failure(String code, String message) {

    static Failure of(Outcome outcome) {
        return switch (outcome) {
            case CONTENT_VIOLATION -> new Failure("CONTENT_VIOLATION", "Content does not meet safety guidelines");
            case BAD_IMAGE -> new Failure("INVALID_IMAGE_URL", "Cannot access provided image URL");
            case BAD_LORA -> new Failure("INVALID_LORA_URL", "Cannot download LoRA model");
            case TIMEOUT -> new Failure("PROCESSING_TIMEOUT", "Processing took too long");
            case MODEL_UNAVAILABLE -> new Failure("MODEL_UNAVAILABLE", "The model is currently unavailable");
            default -> new Failure("GENERATION_FAILED", "Video generation failed");
        };
    }
}
