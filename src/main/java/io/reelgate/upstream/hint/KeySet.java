package io.reelgate.upstream.hint;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The public keys that a vendor publishes (a JSON Web Key Set); keys of other kinds than those we know are left out. */
public record KeySet(List<Key> keys) {
    public static final KeySet NONE = new KeySet(List.of());

    /**
     * One of them.
     *
     * @param id empty for a key that its vendor gives no name
     */
    public record Key(String id, PublicKey key) {}

    private static final int MOST_KEYS = 32;
    private static final int SHORTEST_RSA_BITS = 2048;
    private static final int ED25519_BYTES = 32;

    /** What stands before a bare Ed25519 key where the JDK reads it. */
    private static final String ED25519_PREFIX = "302a300506032b6570032100";

    public KeySet {
        keys = List.copyOf(keys);
    }

    /** Empty for what is no key set, or one without any key we could use. */
    public static Optional<KeySet> parse(byte[] text) {
        try {
            List<Key> keys = JWKSet.parse(new String(text, StandardCharsets.UTF_8)).getKeys().stream()
                    .limit(MOST_KEYS)
                    .flatMap(KeySet::key)
                    .toList();
            return keys.isEmpty() ? Optional.empty() : Optional.of(new KeySet(keys));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private static Stream<Key> key(JWK key) {
        String id = Optional.ofNullable(key.getKeyID()).orElse("");
        return publicKey(key).map(known -> new Key(id, known)).stream();
    }

    private static Optional<PublicKey> publicKey(JWK key) {
        try {
            return switch (key) {
                case RSAKey rsa -> Optional.<PublicKey>of(rsa.toRSAPublicKey()).filter(KeySet::isLong);
                case OctetKeyPair pair when Curve.Ed25519.equals(pair.getCurve()) -> ed25519(pair.getDecodedX());
                default -> Optional.empty();
            };
        } catch (JOSEException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static boolean isLong(PublicKey key) {
        return ((RSAPublicKey) key).getModulus().bitLength() >= SHORTEST_RSA_BITS;
    }

    private static Optional<PublicKey> ed25519(byte[] bare) throws GeneralSecurityException {
        if (bare.length != ED25519_BYTES) {
            return Optional.empty();
        }
        byte[] encoded = HexFormat.of().parseHex(ED25519_PREFIX + HexFormat.of().formatHex(bare));
        return Optional.of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    }

    /** Those of one algorithm, as the JDK names it. */
    Stream<PublicKey> of(String algorithm) {
        return keys.stream().map(Key::key).filter(key -> isOf(key, algorithm));
    }

    private static boolean isOf(PublicKey key, String algorithm) {
        return algorithm.equals(key.getAlgorithm());
    }

    Optional<RSAPublicKey> rsa(String id) {
        return keys.stream()
                .filter(key -> key.id().equals(id))
                .map(Key::key)
                .filter(RSAPublicKey.class::isInstance)
                .map(RSAPublicKey.class::cast)
                .findFirst();
    }
}
