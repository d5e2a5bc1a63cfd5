package io.reelgate.domain.request;

import java.util.List;

/** The outcome of checking a request. */
public sealed interface Validation {

    /** The request may be admitted as far as its content goes. */
    record Valid(GenerateRequest request) implements Validation {}

    /**
     * The request is refused with 400.
     *
     * @param faults all of them, in the order of the tables of contract 3; never empty
     */
    record Invalid(List<Fault> faults) implements Validation {
        public Invalid {
            faults = List.copyOf(faults);
        }

        /** The envelope's message. */
        public String message() {
            return Fault.joined(faults);
        }
    }
}
