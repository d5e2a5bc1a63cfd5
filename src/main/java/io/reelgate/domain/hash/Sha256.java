package io.reelgate.domain.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256; as lower-case hex it is how keys, tickets, fingerprints and results are named. */
public final class Sha256 {
    private Sha256() {}

    /** Of the text in UTF-8, as 64 hex digits. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(bytes(text.getBytes(StandardCharsets.UTF_8)));
    }

    public static byte[] bytes(byte[] input) {
        return digest().digest(input);
    }

    /** A new digest, for what comes in pieces. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
