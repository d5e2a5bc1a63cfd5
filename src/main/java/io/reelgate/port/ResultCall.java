package io.reelgate.port;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Optional;

/**
 * How a result is asked for.
 *
 * @param credentials headers for the origin of {@code url} alone: whoever else it leads to does not get them
 * @param field where the answer is a JSON document, the field of it that holds the video as Base64
 */
public record ResultCall(
        HttpMethod method, String url, Map<String, String> credentials, Optional<Buffer> body, Optional<String> field) {
    public ResultCall {
        credentials = Map.copyOf(credentials);
    }

    /** Of a URL that needs nothing else. */
    public static ResultCall get(String url) {
        return get(url, Map.of());
    }

    public static ResultCall get(String url, Map<String, String> credentials) {
        return new ResultCall(HttpMethod.GET, url, credentials, Optional.empty(), Optional.empty());
    }

    /** The same under these headers. */
    public ResultCall under(Map<String, String> others) {
        return new ResultCall(method, url, others, body, field);
    }

    /** Leaves out the credentials and the URL, which may be one itself. */
    @Override
    public String toString() {
        return "ResultCall[" + method + "]";
    }
}
