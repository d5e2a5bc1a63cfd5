package io.reelgate.simulator.vendor;

import io.vertx.core.http.HttpServerRequest;
import java.util.Set;

/** How a vendor's callers show their key. */
@FunctionalInterface
public interface Keys {

    /** Whether the request shows a key that is taken. */
    boolean accept(HttpServerRequest request);

    /** In {@code Authorization}, after a scheme such as {@code Bearer}; an empty set takes every key. */
    static Keys authorized(String scheme, Set<String> taken) {
        return header("Authorization", scheme + " ", taken);
    }

    /** In a header, after a prefix; an empty set takes every key. */
    static Keys header(String name, String prefix, Set<String> taken) {
        return request -> {
            String header = request.getHeader(name);
            String key = header == null || !header.startsWith(prefix) ? "" : header.substring(prefix.length());
            return !key.isBlank() && (taken.isEmpty() || taken.contains(key));
        };
    }
}
