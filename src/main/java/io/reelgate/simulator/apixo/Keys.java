package io.reelgate.simulator.apixo;

import io.reelgate.simulator.http.Envelope;
import io.reelgate.simulator.http.Replies;
import io.reelgate.simulator.http.Reply;
import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;
import java.util.Set;

/** Who may ask. */
record Keys(Set<String> taken) {

    private static final String SCHEME = "Bearer ";
    private static final int UNAUTHORIZED = 401;

    /** The refusal of a request whose key is missing or not taken. */
    Optional<Reply> refusal(HttpServerRequest request) {
        String header = request.getHeader("Authorization");
        String key = header == null || !header.startsWith(SCHEME) ? "" : header.substring(SCHEME.length());
        boolean good = !key.isBlank() && (taken.isEmpty() || taken.contains(key));
        return good ? Optional.empty() : Optional.of(unauthorized());
    }

    private static Reply unauthorized() {
        Reply.Answer answer = Replies.json(UNAUTHORIZED, Envelope.error(UNAUTHORIZED, "Invalid or missing API Key"));
        return Replies.with(answer, "WWW-Authenticate", "Bearer");
    }
}
