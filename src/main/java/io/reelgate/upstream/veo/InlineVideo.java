package io.reelgate.upstream.veo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * A video that stands in an operation itself, as tens of megabytes of Base64. A look stops reading long before their end;
 * that they have begun is all it needs, because only an operation that is done has any.
 */
final class InlineVideo {
    private static final Set<String> FIELDS = Set.of("bytesBase64Encoded", "encodedVideo");
    private static final String RESPONSE = "/response/";
    private static final JsonFactory FACTORY = new JsonFactory();

    private InlineVideo() {}

    /** The name of the field that it stands in; empty for a document, whole or cut, in which none begins. */
    static Optional<String> field(Buffer document) {
        try (JsonParser json = FACTORY.createParser(document.getBytes())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.FIELD_NAME && begins(json)) {
                    return Optional.of(json.currentName());
                }
            }
            return Optional.empty();
        } catch (IOException cut) {
            return Optional.empty();
        }
    }

    private static boolean begins(JsonParser json) throws IOException {
        return FIELDS.contains(json.currentName())
                && json.getParsingContext().pathAsPointer().toString().startsWith(RESPONSE)
                && json.nextToken() == JsonToken.VALUE_STRING;
    }
}
