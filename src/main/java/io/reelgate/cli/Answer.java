package io.reelgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;

/** One answer of the API: its envelope, or whatever else somebody in between said. */
record Answer(int code, JsonNode envelope, Optional<String> retryAfter) {
    static Answer of(HttpResponse<String> response, URI base) {
        JsonNode envelope = Texts.read(response.body())
                .filter(JsonNode::isObject)
                .orElseThrow(() -> new ClientFailure(
                        base + " does not answer like a gateway (status " + response.statusCode() + ")"));
        return new Answer(response.statusCode(), envelope, response.headers().firstValue("Retry-After"));
    }

    JsonNode dataOrThrow() {
        if (code != 200) {
            throw new ClientFailure(refusal());
        }
        return envelope.path("data");
    }

    private String refusal() {
        StringBuilder text = new StringBuilder("refused (").append(code).append("): ");
        text.append(envelope.path("message").asText("no reason given"));
        retryAfter.ifPresent(
                seconds -> text.append("; try again in ").append(seconds).append(" s"));
        String requestId = envelope.path("error").path("requestId").asText("");
        if (code >= 500 && !requestId.isEmpty()) {
            text.append(" [request ").append(requestId).append(']');
        }
        return text.toString();
    }
}
