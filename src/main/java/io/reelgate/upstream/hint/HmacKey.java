package io.reelgate.upstream.hint;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A shared secret as the key of HMAC-SHA256. No message repeats it. */
final class HmacKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";

    private final SecretKeySpec key;

    private HmacKey(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    /** The text itself. */
    static HmacKey ofText(String secret) {
        return new HmacKey(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The text without the prefix, which only tells what it is. */
    static HmacKey ofTextAfterPrefix(String secret) {
        return ofText(secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret);
    }

    /** The bytes that stand in base64 behind the prefix; a secret without it is a text. */
    static HmacKey ofBase64AfterPrefix(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return ofText(secret);
        }
        try {
            return new HmacKey(Base64.getDecoder().decode(secret.substring(PREFIX.length())));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("after whsec_ there must be base64", null);
        }
    }

    byte[] sign(byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(head);
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** In a time that does not tell how much of it was right. */
    static boolean same(byte[] expected, byte[] given) {
        return MessageDigest.isEqual(expected, given);
    }
}
