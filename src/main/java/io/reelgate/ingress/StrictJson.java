package io.reelgate.ingress;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * Reads a request body as JSON and nothing but JSON, into String, BigDecimal, Boolean, List, Map and null. Whatever two
 * parsers could read differently is refused: duplicate names, bad UTF-8, other encodings, comments, U+0000, unpaired
 * surrogates, trailing text, numbers beyond the range of a double. Safe from any thread.
 */
final class StrictJson {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(TreeReader.DEEPEST + 1)
                    .maxNumberLength(64)
                    .maxStringLength(65_536)
                    .maxNameLength(256)
                    .maxTokenCount(20_000)
                    .build())
            .configure(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION, false)
            // Names chosen by callers never reach String.intern.
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .build();

    private StrictJson() {}

    /** Fails with a {@link Refusal} that says what and where. */
    static Map<String, Object> object(Buffer body) {
        String text = Utf8Text.of(body);
        try (JsonParser parser = FACTORY.createParser(text)) {
            return document(parser);
        } catch (StreamConstraintsException tooMuch) {
            throw JsonFault.tooMuch(tooMuch);
        } catch (JsonParseException broken) {
            throw JsonFault.broken(broken);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Map<String, Object> document(JsonParser parser) throws IOException {
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw JsonFault.of("body", "must be a JSON object (was " + JsonFault.kind(first) + ")");
        }
        Map<String, Object> body = new TreeReader(parser).object(1);
        if (parser.nextToken() != null) {
            throw JsonFault.of(
                    "body", "must end after the JSON object" + JsonFault.where(parser.currentTokenLocation()));
        }
        return body;
    }
}
