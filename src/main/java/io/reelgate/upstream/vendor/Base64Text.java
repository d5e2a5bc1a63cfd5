package io.reelgate.upstream.vendor;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Bytes that stand in a JSON document as Base64: encoded while it is written, in pieces, never as a text of their own. */
public record Base64Text(String before, Buffer bytes) {
    /** Without remainder in groups of three, so that only the last piece is padded. */
    private static final int PIECE = 24 * 1024;

    public static Base64Text of(Buffer bytes) {
        return new Base64Text("", bytes);
    }

    /** As a URL that is its own content. */
    public static Base64Text dataUri(String mediaType, Buffer bytes) {
        return new Base64Text("data:" + mediaType + ";base64,", bytes);
    }

    @Override
    public String toString() {
        return "Base64Text[" + bytes.length() + " bytes]";
    }

    static final class Writer extends JsonSerializer<Base64Text> {
        @Override
        public void serialize(Base64Text value, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeRawValue('"' + value.before);
            for (int at = 0; at < value.bytes.length(); at += PIECE) {
                byte[] piece = value.bytes.getBytes(at, Math.min(at + PIECE, value.bytes.length()));
                json.writeRaw(new String(Base64.getEncoder().encode(piece), StandardCharsets.ISO_8859_1));
            }
            json.writeRaw('"');
        }
    }
}
