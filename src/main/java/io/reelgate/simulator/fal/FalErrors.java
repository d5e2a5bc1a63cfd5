package io.reelgate.simulator.fal;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;
import java.util.List;

/** fal's errors: a list of details for what is wrong with an input, a flat type for the platform's own. */
final class FalErrors implements VendorErrors {

    @Override
    public Reply.Answer of(Trouble trouble, String message) {
        return switch (trouble) {
            case INVALID -> detail(422, "missing", message, List.of("body"));
            case REFUSED -> detail(422, "content_policy_violation", message, List.of("body", "prompt"));
            case NO_CREDITS -> text(403, "User is locked. Reason: Exhausted balance.");
            case UNAVAILABLE -> flat(503, "runner_scheduling_failure", "No runner is available.");
            case BROKEN -> flat(500, "internal_error", "Internal Server Error");
            case TOO_MANY -> flat(429, "concurrent_requests_limit", "Too many concurrent requests.");
            case UNAUTHORIZED -> text(401, "Cannot access application. Authentication is required.");
            case UNKNOWN_MODEL -> text(404, "Application not found");
            case UNKNOWN_JOB -> text(404, "Request not found");
        };
    }

    static Reply.Answer text(int status, String detail) {
        return new Members().with("detail", detail).answer(status);
    }

    static Reply.Answer flat(int status, String type, String detail) {
        return new Members().with("detail", detail).with("error_type", type).answer(status);
    }

    static Reply.Answer detail(int status, String type, String message, List<Object> place) {
        Members detail = new Members().with("loc", place).with("msg", message).with("type", type);
        return new Members().with("detail", List.of(detail.map())).answer(status);
    }
}
