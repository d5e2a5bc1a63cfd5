package io.reelgate.simulator.veo;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;

/** Google's errors: status, message, and the status once more as a word. */
public final class GoogleErrors implements VendorErrors {
    public static final String VIOLATION = "The prompt could not be submitted. This prompt contains words that violate"
            + " our usage guidelines. Support codes: 58061214";

    @Override
    public Reply.Answer of(Trouble trouble, String message) {
        return switch (trouble) {
            case UNAUTHORIZED -> error(401, "UNAUTHENTICATED", "Request is missing a valid credential.");
            case NO_CREDITS -> error(400, "FAILED_PRECONDITION", "Billing is not enabled for this project.");
            case INVALID -> error(400, "INVALID_ARGUMENT", message);
            case REFUSED -> error(400, "INVALID_ARGUMENT", VIOLATION);
            case TOO_MANY -> error(429, "RESOURCE_EXHAUSTED", "You exceeded your current quota.");
            case UNKNOWN_MODEL, UNKNOWN_JOB -> error(404, "NOT_FOUND", "Requested entity was not found.");
            case UNAVAILABLE -> error(503, "UNAVAILABLE", "The service is currently unavailable.");
            case BROKEN -> error(500, "INTERNAL", "An internal error has occurred.");
        };
    }

    private static Reply.Answer error(int status, String word, String message) {
        Members error =
                new Members().with("code", status).with("message", message).with("status", word);
        return new Members().with("error", error.map()).answer(status);
    }
}
