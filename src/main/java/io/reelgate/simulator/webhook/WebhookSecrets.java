package io.reelgate.simulator.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.NamedParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the vendors sign their webhooks with, made of the simulator's signing key, so that the simulators of all nodes
 * have the same.
 */
public final class WebhookSecrets {

    private static final String ALGORITHM = "HmacSHA256";

    private final String signingKey;

    public WebhookSecrets(String signingKey) {
        this.signingKey = signingKey;
    }

    /** {@code whsec_} and base64, as Standard Webhooks have it. */
    public String standard(String vendor) {
        return "whsec_" + Base64.getEncoder().encodeToString(derived(vendor));
    }

    /** A text. */
    public String plain(String vendor) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(derived(vendor));
    }

    /** A pair of Ed25519. */
    public KeyPair pair(String vendor) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Given(derived(vendor)));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    private byte[] derived(String vendor) {
        return hmac(signingKey.getBytes(StandardCharsets.UTF_8), "webhooks of " + vendor);
    }

    static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Not random at all: the seed of a pair is a derived one. */
    private static final class Given extends SecureRandom {
        private static final long serialVersionUID = 1;

        private final byte[] seed;

        Given(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, Math.min(seed.length, bytes.length));
        }
    }
}
