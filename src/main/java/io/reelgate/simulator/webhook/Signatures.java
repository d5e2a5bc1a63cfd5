package io.reelgate.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the vendors sign a body (reference: upstreams, 11.4). Times are Unix seconds. */
public final class Signatures {

    private static final String PREFIX = "whsec_";
    private static final int ED25519_BYTES = 32;

    private Signatures() {}

    /** Standard Webhooks, as Replicate and others send them: the secret is base64. */
    public static Map<String, String> standard(String secret, String id, long seconds, String body) {
        byte[] key = Base64.getDecoder().decode(secret.substring(secret.lastIndexOf('_') + 1));
        byte[] signature = WebhookSecrets.hmac(key, id + "." + seconds + "." + body);
        return headers(id, seconds, "v1," + Base64.getEncoder().encodeToString(signature));
    }

    /** WaveSpeed's: the secret is a text, the signature hexadecimal. */
    public static Map<String, String> ofWaveSpeed(String secret, String id, long seconds, String body) {
        byte[] key = secret.substring(PREFIX.length()).getBytes(StandardCharsets.UTF_8);
        byte[] signature = WebhookSecrets.hmac(key, id + "." + seconds + "." + body);
        return headers(id, seconds, "v3," + HexFormat.of().formatHex(signature));
    }

    private static Map<String, String> headers(String id, long seconds, String signature) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(seconds));
        headers.put("webhook-signature", signature);
        return headers;
    }

    /** kie.ai's: of the job's id and the time, not of the body. */
    public static Map<String, String> ofKie(String secret, String jobId, long seconds) {
        byte[] signature = WebhookSecrets.hmac(secret.getBytes(StandardCharsets.UTF_8), jobId + "." + seconds);
        return Map.of(
                "X-Webhook-Timestamp",
                Long.toString(seconds),
                "X-Webhook-Signature",
                Base64.getEncoder().encodeToString(signature));
    }

    /** fal's: four lines, the last of them the digest of the body. */
    public static Map<String, String> ofFal(KeyPair pair, String jobId, long seconds, String digest) {
        String user = "simulated-user";
        String text = String.join("\n", jobId, user, Long.toString(seconds), digest);
        return Map.of(
                "X-Fal-Webhook-Request-Id",
                jobId,
                "X-Fal-Webhook-User-Id",
                user,
                "X-Fal-Webhook-Timestamp",
                Long.toString(seconds),
                "X-Fal-Webhook-Signature",
                HexFormat.of().formatHex(signed(pair, text)));
    }

    private static byte[] signed(KeyPair pair, String text) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** A public key as key sets write it: its last 32 bytes, base64url. */
    public static String x(PublicKey key) {
        byte[] encoded = key.getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw);
    }
}
