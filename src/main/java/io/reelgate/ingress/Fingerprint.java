package io.reelgate.ingress;

import io.reelgate.domain.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Tells whether two requests with the same idempotency key are the same request. */
final class Fingerprint {
    private Fingerprint() {}

    /** Of model and body; the model is preceded by its length, so that no two pairs meet. */
    static String of(String model, byte[] body) {
        byte[] head = model.getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = Sha256.digest();
        digest.update((byte) head.length);
        digest.update(head);
        return HexFormat.of().formatHex(digest.digest(body));
    }
}
