package io.reelgate.simulator.vendor;

import io.reelgate.simulator.job.Product;
import java.util.Map;
import java.util.Optional;

/** What a submit comes to. */
public sealed interface Understanding {

    /**
     * A job is wanted.
     *
     * @param product what it is bought as
     * @param model which of our models that is; one that nobody knows is answered so
     * @param input what it asks for in our own words, as far as they can be told: they decide duration and shape
     * @param sent what it asks for as it was sent
     * @param webhook where the vendor is to tell of its end
     */
    record Wanted(
            Product product,
            String model,
            Map<String, Object> input,
            Map<String, Object> sent,
            Optional<String> webhook)
            implements Understanding {

        /** The prompt, wherever it stood. */
        public String prompt() {
            return input.get("prompt") instanceof String prompt ? prompt : "";
        }
    }

    /** Nothing can be made of it. */
    record Faulty(Trouble trouble, String message) implements Understanding {
        /** In the usual words. */
        public Faulty(Trouble trouble) {
            this(trouble, trouble.message());
        }
    }
}
