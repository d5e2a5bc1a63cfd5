package io.reelgate.upstream.hint;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Properties;

/** Webhooks that were signed by somebody else's code, once. */
public final class Signatures {
    public static final Instant SIGNED = Instant.ofEpochSecond(1_790_000_000);
    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public static final String STANDARD_BODY =
            "{\"id\":\"pred-1\",\"status\":\"succeeded\",\"output\":\"https://replicate.delivery/\u00fc.mp4\"}";
    public static final String FAL_BODY = "{\"request_id\":\"req-1\",\"status\":\"OK\","
            + "\"payload\":{\"video\":{\"url\":\"https://v3.fal.media/a.mp4\"}}}";
    private static final Properties VALUES = load();

    private Signatures() {}

    private static Properties load() {
        Properties values = new Properties();
        try (InputStream file = Signatures.class.getResourceAsStream("/hints/signatures.properties")) {
            values.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    public static String of(String name) {
        return VALUES.getProperty(name);
    }

    static String time() {
        return Long.toString(SIGNED.getEpochSecond());
    }

    static SignedPost post(String body, Map<String, String> headers) {
        return new SignedPost(headers, Buffer.buffer(body));
    }

    public static SignedPost standard(String signature) {
        return post(
                STANDARD_BODY,
                Map.of("webhook-id", "msg_1", "webhook-timestamp", time(), "webhook-signature", signature));
    }

    public static Map<String, String> falHeaders() {
        return Map.of(
                "x-fal-webhook-request-id",
                "req-1",
                "x-fal-webhook-user-id",
                "user-1",
                "x-fal-webhook-timestamp",
                time(),
                "x-fal-webhook-signature",
                of("fal.signature"));
    }

    /** As fal would publish it. */
    public static String falKeySet(String name) {
        return "{\"keys\":[" + ed25519(of(name)) + "]}";
    }

    private static String ed25519(String key) {
        return "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + key + "\"}";
    }

    static KeySet falKeys(String key) {
        return keys(ed25519(key));
    }

    static KeySet googleKeys(String id) {
        return keys("{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"e\":\"AQAB\",\"kid\":\"" + id + "\",\"n\":\""
                + of("gemini.modulus") + "\"}");
    }

    static KeySet keys(String... keys) {
        String text = "{\"keys\":[" + String.join(",", keys) + "]}";
        return KeySet.parse(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }
}
