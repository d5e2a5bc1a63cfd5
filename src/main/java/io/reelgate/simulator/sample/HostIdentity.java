package io.reelgate.simulator.sample;

import io.vertx.core.net.KeyCertOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.KeyManagerFactory;

/**
 * A fresh key and a certificate signed by itself that says to be some hosts. The JDK signs and reads certificates but
 * makes none, and a library that does is larger than the simulator.
 */
public final class HostIdentity {
    private static final Duration VALID = Duration.ofDays(3_650);
    private static final int SERIAL_BITS = 63;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final byte[] VERSION_3 = Der.tagged(0xA0, Der.integer(BigInteger.TWO));
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.objectId("2A8648CE3D040302"));
    private static final byte[] COMMON_NAME = Der.objectId("550403");
    private static final byte[] ALTERNATIVE_NAMES = Der.objectId("551D11");

    private final Set<String> hosts;
    private final KeyPair keys;
    private final X509Certificate certificate;

    private HostIdentity(Set<String> hosts, KeyPair keys, X509Certificate certificate) {
        this.hosts = Set.copyOf(hosts);
        this.keys = keys;
        this.certificate = certificate;
    }

    /** {@code hosts}: one name at least, in ASCII. */
    public static HostIdentity of(Collection<String> hosts, Instant now, SecureRandom random) {
        Set<String> names = new TreeSet<>(hosts);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a host must be named");
        }
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair keys = generator.generateKeyPair();
            byte[] content = content(names, keys, now, new BigInteger(SERIAL_BITS, random));
            return new HostIdentity(names, keys, read(signed(content, keys, random)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256 and SHA-256", e);
        }
    }

    private static byte[] content(Set<String> hosts, KeyPair keys, Instant now, BigInteger serial) {
        byte[] name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8("reelgate simulator"))));
        byte[] validity = Der.sequence(time(now.minus(Duration.ofDays(1))), time(now.plus(VALID)));
        return Der.sequence(
                VERSION_3,
                Der.integer(serial.add(BigInteger.ONE)),
                ECDSA_WITH_SHA256,
                name,
                validity,
                name,
                keys.getPublic().getEncoded(),
                Der.tagged(0xA3, Der.sequence(Der.sequence(ALTERNATIVE_NAMES, Der.octets(names(hosts))))));
    }

    /** RFC 5280 wants years of two digits before 2050. */
    private static byte[] time(Instant instant) {
        String text = TIME.format(instant);
        return text.compareTo("2050") < 0 ? Der.utcTime(text.substring(2)) : Der.generalizedTime(text);
    }

    private static byte[] names(Set<String> hosts) {
        return Der.sequence(hosts.stream()
                .map(host -> Der.tagged(0x82, host.getBytes(StandardCharsets.US_ASCII)))
                .toArray(byte[][]::new));
    }

    private static byte[] signed(byte[] content, KeyPair keys, SecureRandom random) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate(), random);
        signature.update(content);
        return Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(signature.sign()));
    }

    private static X509Certificate read(byte[] der) throws GeneralSecurityException {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }

    public Set<String> hosts() {
        return hosts;
    }

    /** Whoever trusts it reaches these hosts here. */
    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate as a file holds it. */
    public String pem() {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("it was read from its encoding", e);
        }
    }

    /** For a server. */
    public KeyCertOptions keys() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("simulator", keys.getPrivate(), new char[0], new Certificate[] {certificate});
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, new char[0]);
            return KeyCertOptions.wrap(factory);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("a key store in memory takes every key", e);
        }
    }
}
