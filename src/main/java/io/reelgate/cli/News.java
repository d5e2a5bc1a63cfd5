package io.reelgate.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** What a socket has to tell. */
sealed interface News {
    record Frame(JsonNode frame) implements News {
        String type() {
            return frame.path("type").asText();
        }
    }

    /** The last of all. */
    record Closed(int code, String reason) implements News {}
}
