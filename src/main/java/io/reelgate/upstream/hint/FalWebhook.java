package io.reelgate.upstream.hint;

import io.reelgate.domain.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * fal's: four lines, the last of them the digest of the raw body, under an Ed25519 signature. No header says which key
 * it was, so any of the set may have made it.
 */
public final class FalWebhook implements HintScheme {
    private static final String HEADER = "x-fal-webhook-";

    private final KeySet keys;

    public FalWebhook(KeySet keys) {
        this.keys = keys;
    }

    @Override
    public Finding check(SignedPost post, Instant now) {
        Optional<String> request = post.header(HEADER + "request-id");
        Optional<String> user = post.header(HEADER + "user-id");
        Optional<String> time = post.header(HEADER + "timestamp");
        Optional<byte[]> signature = post.header(HEADER + "signature").flatMap(FalWebhook::bytes);
        if (request.isEmpty() || user.isEmpty() || time.isEmpty() || signature.isEmpty()) {
            return Finding.UNSIGNED;
        }
        String text = String.join(
                "\n", request.get(), user.get(), time.get(), HexFormat.of().formatHex(Sha256.bytes(post.bytes())));
        return Freshness.fault(time.get(), now).orElseGet(() -> judge(text, signature.get()));
    }

    private Finding judge(String text, byte[] signature) {
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        boolean right = keys.of("EdDSA").anyMatch(key -> isBy(key, signed, signature));
        return right ? Finding.GENUINE : Finding.UNKNOWN_KEY;
    }

    private static boolean isBy(PublicKey key, byte[] signed, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Optional<byte[]> bytes(String hex) {
        try {
            return Optional.of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
