package io.reelgate.simulator.http;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes replies. */
public final class Replies {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");

    private Replies() {}

    /** A JSON answer. */
    public static Reply.Answer json(int status, @Nullable Object body) {
        return new Reply.Answer(status, JSON, Buffer.buffer(StrictJson.bytes(body)));
    }

    /** An HTML answer, as a proxy in front of a vendor sends it. */
    public static Reply.Answer html(int status, String body) {
        return new Reply.Answer(status, HTML, Buffer.buffer(body));
    }

    /** The answer with one header more. */
    public static Reply.Answer with(Reply.Answer answer, String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.put(header, value);
        return new Reply.Answer(answer.status(), headers, answer.body());
    }

    /** The answer with the second half of its body left out, as valid HTTP. */
    public static Reply.Answer truncated(Reply.Answer answer) {
        Buffer half = answer.body().getBuffer(0, answer.body().length() / 2);
        return new Reply.Answer(answer.status(), answer.headers(), half);
    }

    /** The reply, its body in pieces if {@code millis} is above 0. */
    public static Reply dripping(Reply reply, int millis) {
        return millis > 0 && reply instanceof Reply.Answer answer ? new Reply.Dripping(answer, millis) : reply;
    }

    /** The reply, late if {@code millis} is above 0. */
    public static Reply late(Reply reply, int millis) {
        return millis > 0 ? new Reply.Late(reply, millis) : reply;
    }
}
