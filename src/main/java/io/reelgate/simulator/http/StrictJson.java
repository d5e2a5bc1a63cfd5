package io.reelgate.simulator.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON without comments, duplicate keys, trailing bytes or deep nesting. Thread-safe. */
public final class StrictJson {

    private static final int DEEPEST = 32;
    private static final JsonMapper MAPPER = JsonMapper.builder(factory())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final ObjectReader TREES = MAPPER.readerFor(ObjectNode.class);
    private static final ObjectReader MAPS = MAPPER.readerFor(new TypeReference<Map<String, Object>>() {});
    private static final ObjectWriter PLAIN = MAPPER.writer();
    private static final ObjectWriter CANONICAL = MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private StrictJson() {}

    /** The JSON object, or nothing if the bytes are no such thing. */
    public static Optional<Map<String, Object>> object(byte[] bytes) {
        try {
            return Optional.ofNullable(MAPS.readValue(bytes));
        } catch (IOException notAnObject) {
            return Optional.empty();
        }
    }

    /** The JSON object as a tree, or nothing if the text is no such thing. */
    public static Optional<ObjectNode> tree(String text) {
        try {
            return Optional.ofNullable(TREES.readValue(text));
        } catch (IOException notAnObject) {
            return Optional.empty();
        }
    }

    /** The object as a tree. */
    public static ObjectNode tree(Map<String, Object> object) {
        return MAPPER.valueToTree(object);
    }

    /** The value as JSON, members in their own order. */
    public static byte[] bytes(@Nullable Object value) {
        return written(PLAIN, value);
    }

    /** The value as JSON, members of all maps sorted by name, so that equal values give equal bytes. */
    public static byte[] canonical(Object value) {
        return written(CANONICAL, value);
    }

    private static byte[] written(ObjectWriter writer, @Nullable Object value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("maps, lists, strings and numbers can always be written", impossible);
        }
    }

    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                .build();
    }
}
