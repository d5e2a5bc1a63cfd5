package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import java.util.Map;

/** APIXO's errors, as its documentation words them. */
final class Errors {

    private Errors() {}

    static Reply.Answer of(int status, String message) {
        return Replies.json(status, Envelope.error(status, message));
    }

    /** HTTP 200 although the code in the body says otherwise. */
    static Reply.Answer inBody(int code) {
        return Replies.json(200, Envelope.error(code, "Request failed"));
    }

    static Reply.Answer retryLater(int status, String message) {
        return Replies.with(of(status, message), "Retry-After", "1");
    }

    /** The documented form of a faulty parameter. */
    static Reply.Answer invalid(String error) {
        return Replies.json(400, Envelope.of(400, "Invalid request", Map.of("error", error)));
    }
}
