package io.reelgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** The body of a request, put together from a file and options. What it must hold is the gateway's to check. */
final class RequestBody {
    /** Parameters that are always text, even where the text looks like something else. */
    private static final Set<String> TEXTS = Set.of("prompt", "negative_prompt", "watermark", "mode", "size");

    /** Parameters of which one value is also a list. */
    private static final Set<String> LISTS = Set.of("image_urls", "loras");

    private final ObjectNode body;

    RequestBody() {
        this(JsonNodeFactory.instance.objectNode());
    }

    private RequestBody(ObjectNode body) {
        this.body = body;
    }

    static RequestBody read(Path file) {
        try {
            return Texts.read(Files.readString(file))
                    .filter(JsonNode::isObject)
                    .map(node -> new RequestBody((ObjectNode) node))
                    .orElseThrow(() -> new ClientFailure(file + " does not hold one JSON object"));
        } catch (IOException e) {
            throw new ClientFailure("cannot read " + file);
        }
    }

    void prompt(String prompt) {
        input().put("prompt", prompt);
    }

    /** {@code name=value}; a list may be given value by value. */
    void input(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new ClientFailure("--input must be NAME=VALUE (was " + assignment + ")");
        }
        String name = assignment.substring(0, equals);
        JsonNode value = value(name, assignment.substring(equals + 1));
        if (LISTS.contains(name) && !value.isArray()) {
            input().withArray(name).add(value);
        } else {
            input().set(name, value);
        }
    }

    private static JsonNode value(String name, String text) {
        JsonNode plain = TextNode.valueOf(text);
        return TEXTS.contains(name) ? plain : Texts.read(text).orElse(plain);
    }

    void callback(String url) {
        body.put("request_type", "callback").put("callback_url", url);
    }

    private ObjectNode input() {
        JsonNode input = body.path("input");
        return input.isObject() ? (ObjectNode) input : body.putObject("input");
    }

    String text() {
        return Texts.write(body);
    }
}
