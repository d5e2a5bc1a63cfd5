package io.reelgate.fanout;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads a client's message, strictly: what is not exactly an operation of the contract is {@link Command.Malformed}. */
final class CommandReader {
    private static final int MOST_IDS = 256;
    private static final int MOST_DEPTH = 4;
    private static final int LONGEST_TEXT = 16_384;
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        STRICT.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MOST_DEPTH)
                        .build());
    }

    private CommandReader() {}

    static Command read(String text) {
        if (text.length() > LONGEST_TEXT) {
            return new Command.Malformed("the message must be at most 16384 characters");
        }
        try {
            return read(STRICT.readTree(text));
        } catch (JsonProcessingException e) {
            return new Command.Malformed("the message must be one JSON object");
        } catch (Wrong e) {
            return new Command.Malformed(e.getMessage());
        }
    }

    private static Command read(JsonNode message) {
        if (!message.isObject()) {
            throw new Wrong("the message must be one JSON object");
        }
        return switch (message.path("op").asText("")) {
            case "subscribe" -> subscribe(message);
            case "unsubscribe" -> unsubscribe(message);
            case "ping" -> ping(message);
            default -> throw new Wrong("op must be one of subscribe, unsubscribe, ping");
        };
    }

    private static Command subscribe(JsonNode message) {
        allow(message, Set.of("op", "taskIds", "all", "since"));
        Optional<Offset> since = since(message);
        return all(message)
                ? new Command.SubscribeAll(since)
                : new Command.SubscribeTasks(taskIds(message.get("taskIds")), since);
    }

    private static Command unsubscribe(JsonNode message) {
        allow(message, Set.of("op", "taskIds", "all"));
        return all(message)
                ? new Command.UnsubscribeAll()
                : new Command.UnsubscribeTasks(taskIds(message.get("taskIds")));
    }

    private static Command ping(JsonNode message) {
        allow(message, Set.of("op"));
        return new Command.Ping();
    }

    private static void allow(JsonNode message, Set<String> names) {
        for (Iterator<String> given = message.fieldNames(); given.hasNext(); ) {
            String name = given.next();
            if (!names.contains(name)) {
                throw new Wrong("unknown field " + name);
            }
        }
    }

    private static boolean all(JsonNode message) {
        if (message.has("all") == message.has("taskIds")) {
            throw new Wrong("give either taskIds or \"all\":true");
        }
        if (message.has("all")
                && !(message.get("all").isBoolean() && message.get("all").booleanValue())) {
            throw new Wrong("all must be true");
        }
        return message.has("all");
    }

    private static List<String> taskIds(JsonNode given) {
        boolean strings = given.isArray() && stream(given).allMatch(JsonNode::isTextual);
        if (!strings || given.isEmpty() || given.size() > MOST_IDS) {
            throw new Wrong("taskIds must be an array of 1 to " + MOST_IDS + " task ids");
        }
        return List.copyOf(
                new LinkedHashSet<>(stream(given).map(JsonNode::textValue).toList()));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Optional<Offset> since(JsonNode message) {
        if (!message.has("since")) {
            return Optional.empty();
        }
        return Optional.of(Offset.parse(message.get("since").asText(""))
                .filter(offset -> message.get("since").isTextual())
                .orElseThrow(() -> new Wrong("since must be an offset of a task frame")));
    }

    /** Carries the message to the one place that answers it. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }
}
