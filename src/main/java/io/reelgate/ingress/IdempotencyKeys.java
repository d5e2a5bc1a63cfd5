package io.reelgate.ingress;

import io.reelgate.domain.hash.Sha256;
import io.reelgate.domain.model.Model;
import io.reelgate.domain.quota.Idempotency;
import io.reelgate.domain.request.Fault;
import io.reelgate.web.ApiError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Optional;

/** Reads the Idempotency-Key header. */
final class IdempotencyKeys {
    private static final int LONGEST = 255;

    private IdempotencyKeys() {}

    /** Fails with a {@link Refusal} when the header is there and no key. */
    static Optional<Idempotency> of(HttpServerRequest request, Model model, Buffer body) {
        String header = request.getHeader(Headers.IDEMPOTENCY_KEY);
        if (header == null) {
            return Optional.empty();
        }
        String key = bare(header);
        if (!valid(key) || request.headers().getAll(Headers.IDEMPOTENCY_KEY).size() > 1) {
            String message = "Idempotency-Key must be given once, as 1-255 visible ASCII characters";
            throw new Refusal(ApiError.invalid(List.of(new Fault("Idempotency-Key", message))));
        }
        return Optional.of(new Idempotency(Sha256.hex(key), Fingerprint.of(model.id(), body.getBytes())));
    }

    /** The draft standard quotes the key, most clients do not: with and without quotes it is the same key. */
    private static String bare(String key) {
        boolean quoted = key.length() > 1 && key.startsWith("\"") && key.endsWith("\"");
        return quoted ? key.substring(1, key.length() - 1) : key;
    }

    private static boolean valid(String key) {
        for (int at = 0; at < key.length(); at++) {
            char c = key.charAt(at);
            if (c <= ' ' || c > '~') {
                return false;
            }
        }
        return !key.isEmpty() && key.length() <= LONGEST;
    }
}
