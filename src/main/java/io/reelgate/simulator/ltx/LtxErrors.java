package io.reelgate.simulator.ltx;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;

/** The LTX API's errors, which are typed. */
final class LtxErrors implements VendorErrors {

    @Override
    public Reply.Answer of(Trouble trouble, String message) {
        return switch (trouble) {
            case UNAUTHORIZED -> error(401, "authentication_error", message);
            case NO_CREDITS -> error(402, "insufficient_funds_error", message);
            case REFUSED -> error(422, "content_filtered_error", message);
            case TOO_MANY -> error(429, "rate_limit_error", message);
            case UNAVAILABLE -> error(503, "service_unavailable", message);
            case BROKEN -> error(500, "api_error", message);
            case UNKNOWN_JOB -> error(404, "not_found_error", "The job was not found");
            default -> error(400, "invalid_request_error", message);
        };
    }

    private static Reply.Answer error(int status, String type, String message) {
        Members error = new Members().with("type", type).with("message", message);
        return new Members().with("type", "error").with("error", error.map()).answer(status);
    }
}
