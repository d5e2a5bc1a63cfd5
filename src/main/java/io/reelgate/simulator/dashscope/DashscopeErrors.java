package io.reelgate.simulator.dashscope;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;

/** DashScope's errors: a code in words and a message. */
final class DashscopeErrors implements VendorErrors {

    @Override
    public Reply.Answer of(Trouble trouble, String message) {
        return switch (trouble) {
            case UNAUTHORIZED -> error(401, "InvalidApiKey", "Invalid API-key provided.");
            case UNKNOWN_MODEL -> error(404, "ModelNotFound", "Model can not be found.");
            case REFUSED -> error(400, "DataInspectionFailed", "Input data may contain inappropriate content.");
            case NO_CREDITS ->
                error(403, "Arrearage", "Access denied, please make sure your account is in good standing.");
            case TOO_MANY -> error(429, "Throttling.RateQuota", "Requests rate limit exceeded.");
            case UNAVAILABLE -> error(503, "ModelUnavailable", "Model is unavailable, please try again later.");
            case BROKEN -> error(500, "InternalError", "An internal error has occured.");
            default -> error(trouble.status(), "InvalidParameter", message);
        };
    }

    static Reply.Answer error(int status, String code, String message) {
        return new Members()
                .with("request_id", "simulated")
                .with("code", code)
                .with("message", message)
                .answer(status);
    }
}
