package io.reelgate.results.s3;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.Map;

/** One request, before it is signed. */
record S3Call(HttpMethod method, String path, Map<String, String> query, Map<String, String> headers, Buffer body) {
    private static final Buffer NOTHING = Buffer.buffer();

    static S3Call of(HttpMethod method, String path) {
        return new S3Call(method, path, Map.of(), Map.of(), NOTHING);
    }

    S3Call query(String name, String value) {
        return new S3Call(method, path, with(query, name, value), headers, body);
    }

    S3Call header(String name, String value) {
        return new S3Call(method, path, query, with(headers, name, value), body);
    }

    S3Call body(Buffer content) {
        return new S3Call(method, path, query, headers, content);
    }

    private static Map<String, String> with(Map<String, String> before, String name, String value) {
        Map<String, String> after = new LinkedHashMap<>(before);
        after.put(name, value);
        return after;
    }
}
