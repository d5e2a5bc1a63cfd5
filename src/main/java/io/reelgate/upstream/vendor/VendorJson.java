package io.reelgate.upstream.vendor;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** JSON to and from vendors. What they send is read with bounds: a vendor's mistake must not become ours. */
public final class VendorJson {
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(32)
                            .maxStringLength(262_144)
                            .build())
                    .build())
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .addModule(new SimpleModule().addSerializer(Base64Text.class, new Base64Text.Writer()))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private VendorJson() {}

    /** Any of its values may be a {@link Base64Text}. */
    public static Buffer encode(Map<String, Object> value) {
        try (Segments document = new Segments()) {
            MAPPER.writeValue(document, value);
            return document.whole();
        } catch (IOException e) {
            throw new IllegalArgumentException("not a JSON value", e);
        }
    }

    /** What a field lists, or is itself: nothing where it is absent or null; empty for what is no text and no list. */
    public static Optional<List<String>> texts(JsonNode field) {
        if (field.isMissingNode() || field.isNull()) {
            return Optional.of(List.of());
        }
        if (field.isTextual()) {
            return Optional.of(List.of(field.textValue()));
        }
        return Optional.of(field)
                .filter(JsonNode::isArray)
                .map(array -> StreamSupport.stream(array.spliterator(), false)
                        .map(JsonNode::asText)
                        .toList());
    }

    /** Empty for anything that is not one whole JSON object. */
    public static Optional<JsonNode> object(byte[] text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
