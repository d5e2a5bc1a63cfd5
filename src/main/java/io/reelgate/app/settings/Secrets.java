package io.reelgate.app.settings;

import java.util.Base64;
import java.util.regex.Pattern;

/** The forms of keys and secrets; messages never repeat them. */
final class Secrets {
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{16,128}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final String WEBHOOK_PREFIX = "whsec_";

    private Secrets() {}

    static void requireKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("key must be 16-128 visible ASCII characters");
        }
    }

    static void requireAdminKey(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("adminKey must be 16-128 visible ASCII characters");
        }
    }

    static void requireKeyHash(String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new IllegalArgumentException("keyHashes must be SHA-256 in 64 lower-case hex digits");
        }
    }

    static void requireWebhookSecret(String secret) {
        if (!secret.startsWith(WEBHOOK_PREFIX) || decoded(secret) < 16) {
            throw new IllegalArgumentException("webhookSecret must be whsec_ and base64 of at least 16 bytes");
        }
    }

    private static int decoded(String secret) {
        try {
            return Base64.getDecoder().decode(secret.substring(WEBHOOK_PREFIX.length())).length;
        } catch (IllegalArgumentException e) {
            return 0;
        }
    }
}
