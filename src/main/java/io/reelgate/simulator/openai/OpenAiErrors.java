package io.reelgate.simulator.openai;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;
import org.jspecify.annotations.Nullable;

/** OpenAI's errors: a message, a type and often a code. */
final class OpenAiErrors implements VendorErrors {
    private static final String REQUEST = "invalid_request_error";

    @Override
    public Reply.Answer of(Trouble trouble, String message) {
        return switch (trouble) {
            case UNAUTHORIZED -> error(401, "Incorrect API key provided.", REQUEST, "invalid_api_key");
            case NO_CREDITS ->
                error(429, "You exceeded your current quota.", "insufficient_quota", "insufficient_quota");
            case INVALID -> error(400, message, REQUEST, null);
            case REFUSED ->
                error(400, "Your request was blocked by our moderation system.", REQUEST, "moderation_blocked");
            case TOO_MANY -> error(429, "Rate limit reached for requests.", "requests", "rate_limit_exceeded");
            case UNKNOWN_MODEL -> error(404, "The model does not exist.", REQUEST, "model_not_found");
            case UNKNOWN_JOB -> error(404, "Video not found.", REQUEST, null);
            case UNAVAILABLE -> error(503, "The engine is currently overloaded.", "server_error", null);
            case BROKEN -> error(500, "The server had an error.", "server_error", null);
        };
    }

    private static Reply.Answer error(int status, String message, String type, @Nullable String code) {
        Members error = new Members()
                .with("message", message)
                .with("type", type)
                .with("param", null)
                .with("code", code);
        return new Members().with("error", error.map()).answer(status);
    }
}
