package io.reelgate.simulator.replicate;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;

/** Replicate's errors: a title, a detail and the status once more. */
final class ReplicateErrors implements VendorErrors {

    @Override
    public Reply.Answer of(Trouble trouble, String message) {
        return switch (trouble) {
            case UNAUTHORIZED -> error(401, "Unauthenticated", "You did not pass a valid authentication token");
            case NO_CREDITS -> error(402, "Insufficient credit", "You have insufficient credit to run this model.");
            case INVALID -> error(422, "Input validation failed", message);
            case REFUSED -> error(400, "Bad request", message);
            case TOO_MANY -> error(429, "Too many requests", "Request was throttled.");
            case UNKNOWN_MODEL, UNKNOWN_JOB -> error(404, "Not found", "The requested resource could not be found.");
            case UNAVAILABLE -> error(503, "Service unavailable", message);
            case BROKEN -> error(500, "Internal server error", message);
        };
    }

    private static Reply.Answer error(int status, String title, String detail) {
        return new Members()
                .with("title", title)
                .with("detail", detail)
                .with("status", status)
                .answer(status);
    }
}
