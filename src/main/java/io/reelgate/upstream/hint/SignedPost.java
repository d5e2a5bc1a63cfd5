package io.reelgate.upstream.hint;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook as it came in.
 *
 * @param headers by their names in lower case
 * @param body the raw bytes: read and written anew they would prove nothing any more
 */
public record SignedPost(Map<String, String> headers, Buffer body) {
    public SignedPost {
        headers = Map.copyOf(headers);
    }

    /** {@code name} in lower case; empty for a header that says nothing. */
    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name)).filter(value -> !value.isBlank());
    }

    byte[] bytes() {
        return body.getBytes();
    }

    /** Leaves the body and the signature out. */
    @Override
    public String toString() {
        return "SignedPost[" + body.length() + " bytes]";
    }
}
