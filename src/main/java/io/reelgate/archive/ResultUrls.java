package io.reelgate.archive;

import io.reelgate.domain.task.TaskId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * Makes and judges links to results: absolute under {@code http.publicUrl}, signed, expiring. The first key signs,
 * all of them verify, so a key can be replaced without breaking links. Safe from any thread.
 */
public final class ResultUrls {
    /** How long a result can be fetched after its task's end. */
    public static final Duration LIFETIME = Duration.ofDays(15);

    /** The end is written a moment after the link is made, and a link must not end before the promised time. */
    private static final long COMMIT_SECONDS = 2;

    private final String publicUrl;
    private final List<SigningKey> keys;

    enum Verdict {
        VALID,
        EXPIRED,
        /** Not signed by us, or changed since. */
        FORGED
    }

    /** {@code publicUrl} without a slash at its end; {@code keys}: the current one first. */
    public ResultUrls(String publicUrl, List<SigningKey> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("links to results need a signing key");
        }
        this.publicUrl = publicUrl;
        this.keys = List.copyOf(keys);
    }

    /** The link to a result of a task that ends at {@code end}. */
    public String link(TaskId id, int index, Instant end) {
        long expires = expiry(end).getEpochSecond();
        ResultLink link = new ResultLink(id, index, expires, "");
        return publicUrl + link.path() + "?expires=" + expires + "&signature=" + signature(keys.getFirst(), link);
    }

    /** When such a link ends. */
    static Instant expiry(Instant end) {
        return Instant.ofEpochSecond(end.plus(LIFETIME).getEpochSecond() + COMMIT_SECONDS);
    }

    Verdict judge(ResultLink link, Instant now) {
        if (keys.stream().noneMatch(key -> matches(signature(key, link), link.signature()))) {
            return Verdict.FORGED;
        }
        return now.getEpochSecond() < link.expires() ? Verdict.VALID : Verdict.EXPIRED;
    }

    private static String signature(SigningKey key, ResultLink link) {
        byte[] hmac = key.sign(link.signedText());
        return key.id() + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(hmac);
    }

    private static boolean matches(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
