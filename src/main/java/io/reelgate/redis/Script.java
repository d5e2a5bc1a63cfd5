package io.reelgate.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The scripts, one per file {@code redis/<verb_noun>.lua}, read once when this class is first used. The header of each file
 * is its contract: keys, arguments, return codes, cost. A test compares header, body and this list.
 */
public enum Script {
    ACQUIRE_PLACE("lanes"),
    ADMIT_TASK("buckets"),
    CLAIM_CALLBACKS,
    CLAIM_DUE,
    CLAIM_READY,
    COMMIT_TRANSITION,
    CONFIRM_TASK,
    COUNT_READS("buckets"),
    FINISH_CALLBACK,
    FORGET_TASK,
    GRANT_TURNS("lanes"),
    HOLD_INTENT,
    JOIN_LINE,
    MOVE_BREAKER,
    RENEW_CLAIM,
    REPAIR_CALLBACK,
    REPAIR_TASK,
    REPORT_OUTCOMES,
    REVOKE_TASK,
    SNOOZE_CLAIM,
    TAKE_LOOKS,
    WAKE_LOOK;

    private final String text;
    private final String sha1;

    /** {@code includes}: files of {@code redis/include}, without ending, that the script builds on. */
    Script(String... includes) {
        StringBuilder parts = new StringBuilder();
        for (String include : includes) {
            parts.append(read("/redis/include/" + include + ".lua")).append('\n');
        }
        text = withIncludes(read("/redis/" + fileName()), parts.toString());
        sha1 = sha1Of(text);
    }

    /** The header ends at the first empty line. */
    private static String withIncludes(String script, String includes) {
        int body = script.indexOf("\n\n") + 2;
        return script.substring(0, body) + includes + script.substring(body);
    }

    /** The file's name inside {@code redis/}. */
    public String fileName() {
        return name().toLowerCase(Locale.ROOT) + ".lua";
    }

    String text() {
        return text;
    }

    /** The name Redis knows it by. */
    String sha1() {
        return sha1;
    }

    private static String read(String resource) {
        try (InputStream file = Script.class.getResourceAsStream(resource)) {
            if (file == null) {
                throw new IllegalStateException("the script " + resource + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha1Of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
