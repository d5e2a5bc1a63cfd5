package io.reelgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task as the gateway tells it: the data of a status answer. */
record TaskView(JsonNode data) {
    static TaskView of(JsonNode data) {
        return new TaskView(data);
    }

    /** Empty for the entry of a batch that stands for an unknown id. */
    static Optional<TaskView> known(JsonNode data) {
        return data.hasNonNull("state") ? Optional.of(new TaskView(data)) : Optional.empty();
    }

    String id() {
        return data.path("taskId").asText();
    }

    String model() {
        return data.path("model").asText();
    }

    String state() {
        return data.path("state").asText();
    }

    long version() {
        return data.path("version").asLong();
    }

    int progress() {
        return Math.clamp(data.path("progress").asInt(), 0, 100);
    }

    Optional<Long> etaMillis() {
        return Optional.of(data.path("etaMs")).filter(JsonNode::isNumber).map(JsonNode::asLong);
    }

    Optional<Long> costMillis() {
        return Optional.of(data.path("costTime")).filter(JsonNode::isNumber).map(JsonNode::asLong);
    }

    boolean ended() {
        return succeeded() || "failed".equals(state());
    }

    boolean succeeded() {
        return "success".equals(state());
    }

    /** The result's addresses, or why there are none; empty before the end. */
    String outcome() {
        if (succeeded()) {
            return String.join(" ", resultUrls());
        }
        return ended()
                ? data.path("failCode").asText() + ": " + data.path("failMsg").asText()
                : "";
    }

    private List<String> resultUrls() {
        List<String> urls = new ArrayList<>();
        Texts.read(data.path("resultJson").asText("{}"))
                .ifPresent(result -> result.path("resultUrls").forEach(url -> urls.add(url.asText())));
        return urls;
    }

    /** The same with the figures of a progress frame. */
    TaskView with(JsonNode progress) {
        ObjectNode merged = data.deepCopy();
        merged.setAll((ObjectNode) progress);
        return new TaskView(merged);
    }
}
