package io.reelgate.upstream.vendor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * A reply as adapters judge it.
 *
 * @param status the one that counts: of HTTP, or what a vendor says in the body where it answers 200 to everything
 * @param body the JSON object, where there is a whole one: empty for HTML and for what broke off
 */
public record Answer(int status, Optional<JsonNode> body, Reply reply) {
    private static final int OKAY = 200;

    /** Of a vendor whose HTTP status is its word. */
    public static Answer of(Reply reply) {
        return new Answer(reply.status(), VendorJson.object(reply.body().getBytes()), reply);
    }

    /**
     * Of a vendor that has an integer {@code code} in its body, 200 or 0 for success: an HTTP error counts, else the code.
     * A success without it has the status 0, which proves nothing.
     */
    public static Answer coded(Reply reply) {
        Answer plain = of(reply);
        return plain.succeeded() ? plain.withStatus(plain.code()) : plain;
    }

    private int code() {
        int code = body.map(root -> root.path("code"))
                .filter(JsonNode::isInt)
                .map(JsonNode::intValue)
                .orElse(-1);
        return code == 0 ? OKAY : Math.max(code, 0);
    }

    public Answer withStatus(int other) {
        return new Answer(other, body, reply);
    }

    public boolean succeeded() {
        return status >= 200 && status <= 299;
    }

    /** The text at a JSON pointer; empty where there is none. */
    public String text(String pointer) {
        return body.map(root -> root.at(pointer).asText("")).orElse("");
    }

    /** Whether there is a text at a JSON pointer, and not an empty one. */
    public boolean hasText(String pointer) {
        return body.map(root -> root.at(pointer))
                .filter(node -> node.isTextual() && !node.textValue().isBlank())
                .isPresent();
    }

    /** Whether there is a whole number at a JSON pointer. */
    public boolean hasNumber(String pointer) {
        return body.map(root -> root.at(pointer)).filter(JsonNode::isInt).isPresent();
    }
}
