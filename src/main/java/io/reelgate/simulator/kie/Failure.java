package io.reelgate.simulator.kie;

import io.reelgate.simulator.job.Outcome;

/** How kie.ai words the end of a failed job: a code, which says little, and a sentence. */
record Failure(String code, String message) {

    static Failure of(Outcome outcome) {
        return switch (outcome) {
            case CONTENT_VIOLATION -> new Failure("400", "Your prompt was flagged as violating content policies.");
            case BAD_IMAGE -> new Failure("400", "Failed to fetch the image. Kindly verify any access limits.");
            case TIMEOUT -> new Failure("500", "Internal Error. Timeout.");
            case MODEL_UNAVAILABLE -> new Failure("500", "The model is under maintenance.");
            default -> new Failure("501", "Generation failed.");
        };
    }
}
