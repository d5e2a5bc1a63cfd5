package io.reelgate.ingress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as lower-case hex: how keys, tickets and fingerprints are named in the store. */
final class Sha256 {
    private Sha256() {}

    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of the parts one after the other, each preceded by its length, so that no two lists of parts meet. */
    static String of(String first, byte[] second) {
        byte[] head = first.getBytes(StandardCharsets.UTF_8);
        MessageDigest digest = digest();
        digest.update((byte) head.length);
        digest.update(head);
        return HexFormat.of().formatHex(digest.digest(second));
    }

    private static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
