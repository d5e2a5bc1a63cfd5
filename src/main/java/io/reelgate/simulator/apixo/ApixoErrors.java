package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.reelgate.simulator.vendor.Trouble;
import io.reelgate.simulator.vendor.VendorErrors;
import java.util.Map;

/** APIXO's errors, as its documentation words them. */
final class ApixoErrors implements VendorErrors {

    @Override
    public Reply.Answer of(Trouble trouble, String message) {
        int status = trouble.status();
        return switch (trouble) {
            case INVALID -> Replies.json(status, Envelope.of(status, trouble.message(), Map.of("error", message)));
            case UNAUTHORIZED -> Replies.with(plain(status, message), "WWW-Authenticate", "Bearer");
            default -> plain(status, message);
        };
    }

    private static Reply.Answer plain(int status, String message) {
        return Replies.json(status, Envelope.error(status, message));
    }

    @Override
    public Reply.Answer inBody(int code) {
        return Replies.json(200, Envelope.error(code, "Request failed"));
    }
}
