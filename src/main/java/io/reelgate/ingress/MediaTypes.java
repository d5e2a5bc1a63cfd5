package io.reelgate.ingress;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/** Which bodies are taken at all: JSON, not compressed. */
final class MediaTypes {
    private static final String JSON = "application/json";

    private MediaTypes() {}

    /** Fails with a {@link Refusal}. */
    static void requireJson(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && !json(type)) {
            throw Bodies.refusal(415, "Content-Type must be application/json");
        }
        String coding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !"identity".equalsIgnoreCase(coding)) {
            throw Bodies.refusal(415, "Content-Encoding must not be used");
        }
    }

    private static boolean json(String type) {
        int end = type.indexOf(';');
        String essence = (end < 0 ? type : type.substring(0, end)).strip();
        return JSON.equalsIgnoreCase(essence);
    }
}
