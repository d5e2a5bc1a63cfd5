package io.reelgate.upstream.hint;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Function;

/**
 * Id, time and raw body under one HMAC, in headers {@code webhook-*}: Standard Webhooks as OpenAI, Replicate and Gemini
 * send them, and what WaveSpeed made of it. A header may hold several signatures, of which one has to be right, so that
 * secrets can be changed.
 */
public final class StandardWebhook implements HintScheme {
    /** More is no change of secrets. */
    private static final int MOST_SIGNATURES = 8;

    private final HmacKey key;
    private final String version;
    private final Function<String, byte[]> decoding;

    private StandardWebhook(HmacKey key, String version, Function<String, byte[]> decoding) {
        this.key = key;
        this.version = version;
        this.decoding = decoding;
    }

    /**
     * By the standard: the secret is base64 behind its prefix.
     *
     * @throws IllegalArgumentException where it is not; the message does not repeat it
     */
    public static HintScheme ofSecret(String secret) {
        HmacKey key = HmacKey.ofBase64AfterPrefix(secret);
        return new StandardWebhook(key, "v1,", Base64.getDecoder()::decode);
    }

    /** WaveSpeed's: its secret is a text, not base64, and its signature hexadecimal. */
    public static HintScheme ofWaveSpeed(String secret) {
        HmacKey key = HmacKey.ofTextAfterPrefix(secret);
        return new StandardWebhook(key, "v3,", HexFormat.of()::parseHex);
    }

    @Override
    public Finding check(SignedPost post, Instant now) {
        Optional<String> id = post.header("webhook-id");
        Optional<String> time = post.header("webhook-timestamp");
        Optional<String> signatures = post.header("webhook-signature");
        if (id.isEmpty() || time.isEmpty() || signatures.isEmpty()) {
            return Finding.UNSIGNED;
        }
        byte[] head = (id.get() + '.' + time.get() + '.').getBytes(StandardCharsets.UTF_8);
        return Freshness.fault(time.get(), now).orElseGet(() -> judge(signatures.get(), key.sign(head, post.bytes())));
    }

    private Finding judge(String signatures, byte[] expected) {
        boolean right = Arrays.stream(signatures.split(" ", MOST_SIGNATURES + 1))
                .limit(MOST_SIGNATURES)
                .filter(each -> each.startsWith(version))
                .map(each -> decoded(each.substring(version.length())))
                .anyMatch(given -> HmacKey.same(expected, given));
        return right ? Finding.GENUINE : Finding.FORGED;
    }

    private byte[] decoded(String signature) {
        try {
            return decoding.apply(signature);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
