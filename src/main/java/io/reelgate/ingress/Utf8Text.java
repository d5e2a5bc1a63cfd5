package io.reelgate.ingress;

import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes a body that must be UTF-8 without a byte order mark. */
final class Utf8Text {
    private static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8Text() {}

    static String of(Buffer body) {
        if (body.length() == 0) {
            throw JsonFault.of("body", "must be a JSON object (was empty)");
        }
        byte[] bytes = body.getBytes();
        String text = new String(bytes, StandardCharsets.UTF_8);
        // The fast decoder hides faults behind this character; only where it appears is a slow look needed.
        if (text.indexOf(REPLACEMENT) >= 0) {
            requireValid(bytes);
        }
        if (text.charAt(0) == BYTE_ORDER_MARK) {
            throw JsonFault.of("body", "must not start with a byte order mark");
        }
        return text;
    }

    private static void requireValid(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, CharBuffer.allocate(bytes.length), true);
        if (result.isError()) {
            throw JsonFault.of("body", "must be valid UTF-8 (byte " + in.position() + " is not)");
        }
    }
}
