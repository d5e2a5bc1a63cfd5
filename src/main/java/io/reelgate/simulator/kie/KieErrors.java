package io.reelgate.simulator.kie;

import io.reelgate.simulator.http.Members;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;
import org.jspecify.annotations.Nullable;

/** The envelope of {@code code}, {@code msg} and {@code data}; most errors come under HTTP 200. */
final class KieErrors implements VendorErrors {

    @Override
    public Reply.Answer of(Trouble trouble, String message) {
        return switch (trouble) {
            case UNAUTHORIZED -> envelope(401, 401, "You do not have access permissions", null);
            case NO_CREDITS -> envelope(200, 402, "The current credits are insufficient. Please top up", null);
            case INVALID -> envelope(200, 422, message, null);
            case TOO_MANY -> envelope(429, 429, "Your call frequency is too high. Please try again later.", null);
            case UNAVAILABLE -> envelope(200, 455, "Service is under maintenance", null);
            case BROKEN -> envelope(200, 500, "Internal Server Error", null);
            default -> envelope(200, trouble.status(), message, null);
        };
    }

    @Override
    public Reply.Answer inBody(int code) {
        return envelope(200, code, "Request failed", null);
    }

    static Reply.Answer success(Object data) {
        return envelope(200, 200, "success", data);
    }

    private static Reply.Answer envelope(int status, int code, String message, @Nullable Object data) {
        return new Members()
                .with("code", code)
                .with("msg", message)
                .with("data", data)
                .answer(status);
    }
}
