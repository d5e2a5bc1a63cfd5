package io.reelgate.moderation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.reelgate.port.Moderation;
import io.reelgate.port.Moderation.Verdict;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The OpenAI moderation format: {@code {"model","input"}} asks, {@code {"results":[{"flagged","categories":{...}}]}}
 * answers; {@code input} is a text or several. Reads strictly: what is not clearly a verdict is none.
 */
final class EndpointFormat {
    private static final int DEEPEST = 16;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String model;
    private final Set<String> refusing;

    /** {@code refusing}: the categories that count; none means what is flagged. */
    EndpointFormat(String model, Set<String> refusing) {
        this.model = model;
        this.refusing = new TreeSet<>(refusing);
    }

    /** One text as itself, because some take nothing else. */
    Buffer question(List<String> texts) {
        Object input = texts.size() == 1 ? texts.getFirst() : texts;
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(Map.of("model", model, "input", input)));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** @throws NoVerdict when the answer holds none about every one of the texts */
    Verdict verdict(Buffer answer, int texts) {
        JsonNode results = tree(answer).path("results");
        if (!results.isArray() || results.isEmpty()) {
            throw NoVerdict.unread("answered without results");
        }
        if (results.size() < texts) {
            throw NoVerdict.unread("answered with %d results for %d texts".formatted(results.size(), texts));
        }
        for (JsonNode result : results) {
            Optional<String> category = refusing.isEmpty() ? flagged(result) : chosen(result);
            if (category.isPresent()) {
                return new Verdict.Refused("endpoint:" + category.get());
            }
        }
        return Moderation.ALLOWED;
    }

    private static JsonNode tree(Buffer answer) {
        try {
            return JSON.readTree(answer.getBytes());
        } catch (IOException notJson) {
            throw NoVerdict.unread("answered something that is not JSON");
        }
    }

    /** By the first category that is set, for operators. */
    private static Optional<String> flagged(JsonNode result) {
        JsonNode flagged = result.path("flagged");
        if (!flagged.isBoolean()) {
            throw NoVerdict.unread("answered without flagged");
        }
        return flagged.booleanValue() ? Optional.of(firstSet(result.path("categories"))) : Optional.empty();
    }

    private static String firstSet(JsonNode categories) {
        return categories.properties().stream()
                .filter(category -> category.getValue().asBoolean(false))
                .map(category -> EndpointFormat.shown(category.getKey()))
                .findFirst()
                .orElse("flagged");
    }

    /** What goes into a log is short and plain, whatever the endpoint calls it. */
    private static String shown(String category) {
        String plain = category.replaceAll("[^A-Za-z0-9/_.-]", "?");
        return plain.substring(0, Math.min(plain.length(), 64));
    }

    /** A category the endpoint does not know would never refuse anything, so its absence is no verdict. */
    private Optional<String> chosen(JsonNode result) {
        Optional<String> found = Optional.empty();
        for (String category : refusing) {
            JsonNode set = result.path("categories").path(category);
            if (!set.isBoolean() && !set.isNull()) {
                throw NoVerdict.unread("answered without the category " + category);
            }
            found = set.booleanValue() ? Optional.of(category) : found;
        }
        return found;
    }
}
