package io.reelgate.simulator.job;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes a job into its id and reads it back: {@code task_} and the base64url form of the job and of a signature over
 * it, so that every simulator with the same key knows every job, also one that another process made. Thread-safe.
 */
public final class JobIds {

    private static final String PREFIX = "task_";
    private static final int LONGEST = 512;
    private static final int SIGNATURE_BYTES = 12;
    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    public JobIds(String signingKey) {
        keyed = keyed(signingKey);
    }

    /** The id of the job; the nonce makes ids of equal jobs differ. */
    public String write(Job job, long nonce) {
        byte[] payload = JobBytes.write(job, nonce);
        ByteBuffer signed = ByteBuffer.allocate(payload.length + SIGNATURE_BYTES);
        signed.put(payload).put(signature(payload));
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(signed.array());
    }

    /** The job of the id, or nothing if no simulator with this key made the id. */
    public Optional<Job> read(String id) {
        if (!id.startsWith(PREFIX) || id.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return verified(Base64.getUrlDecoder().decode(id.substring(PREFIX.length())))
                    .map(JobBytes::read);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> verified(byte[] signed) {
        int length = signed.length - SIGNATURE_BYTES;
        if (length <= 0) {
            return Optional.empty();
        }
        byte[] payload = Arrays.copyOf(signed, length);
        byte[] claimed = Arrays.copyOfRange(signed, length, signed.length);
        return MessageDigest.isEqual(claimed, signature(payload)) ? Optional.of(payload) : Optional.empty();
    }

    /** What proves that a simulator with this key wrote a text; of no use as the signature of an id. */
    public String seal(String text) {
        byte[] signature = signature(("seal " + text).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private byte[] signature(byte[] payload) {
        try {
            // A copy of the keyed state is cheaper than keying anew, and makes this safe for several threads.
            return Arrays.copyOf(((Mac) keyed.clone()).doFinal(payload), SIGNATURE_BYTES);
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's HMAC can be copied", impossible);
        }
    }

    private static Mac keyed(String signingKey) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(signingKey.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }
}
