package io.reelgate.upstream.vendor;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Optional;

/**
 * A request to a vendor.
 *
 * @param path with its query, percent-encoded, below the vendor's base URL
 * @param headers with the vendor's key among them
 */
public record Call(HttpMethod method, String path, Map<String, String> headers, Optional<Buffer> body) {
    public Call {
        headers = Map.copyOf(headers);
    }

    /** Leaves out the key and the prompt, so that a call may be logged. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
