package io.reelgate.archive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A named secret that signs links to results; the name stands in the link. Safe from any thread. */
public final class SigningKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,16}");
    private static final int SHORTEST = 16;
    private static final int NAME_BYTES = 4;

    private final String id;
    private final SecretKeySpec key;

    /** {@code id}: 1-16 letters, digits, hyphens or underscores; {@code secret}: at least 16 bytes. */
    public SigningKey(String id, byte[] secret) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("a signing key's id must match " + ID);
        }
        if (secret.length < SHORTEST) {
            throw new IllegalArgumentException("signing key " + id + " must have at least 16 bytes");
        }
        this.id = id;
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** A key that is named after itself, so that it keeps its name wherever it stands in the list of keys. */
    public static SigningKey of(byte[] secret) {
        byte[] name = new SigningKey("name", secret).sign("name");
        return new SigningKey(HexFormat.of().formatHex(name, 0, NAME_BYTES), secret);
    }

    String id() {
        return id;
    }

    byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    /** Leaves out the secret. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
