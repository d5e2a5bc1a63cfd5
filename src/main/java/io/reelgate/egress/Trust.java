package io.reelgate.egress;

import io.vertx.core.net.TrustOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * Who may sign the certificates of servers that callers name: those that Java trusts, and those of the operator.
 *
 * @param everywhere trusted besides for all hosts ({@code egress.trust})
 */
public record Trust(List<X509Certificate> everywhere) {
    /** Those that Java trusts. */
    public static final Trust STANDARD = new Trust(List.of());

    public Trust {
        everywhere = List.copyOf(everywhere);
    }

    /**
     * Blocking.
     *
     * @throws IllegalArgumentException when the file does not hold certificates
     */
    public static Trust ofPem(Path file) {
        try (InputStream text = Files.newInputStream(file)) {
            List<X509Certificate> found = new ArrayList<>();
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(text)) {
                found.add((X509Certificate) each);
            }
            if (found.isEmpty()) {
                throw new IllegalArgumentException(file + " holds no certificate");
            }
            return new Trust(found);
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(file + " cannot be read as PEM certificates", e);
        }
    }

    Trust and(List<X509Certificate> others) {
        return new Trust(
                Stream.concat(everywhere.stream(), others.stream()).distinct().toList());
    }

    /** Blocking: reads what Java trusts. */
    TrustOptions options() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            List<X509Certificate> all = new ArrayList<>(ofJava());
            all.addAll(everywhere);
            for (int i = 0; i < all.size(); i++) {
                store.setCertificateEntry(String.valueOf(i), all.get(i));
            }
            return TrustOptions.wrap(factory(store));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("certificates cannot be kept in memory", e);
        }
    }

    private static List<X509Certificate> ofJava() throws GeneralSecurityException {
        TrustManagerFactory standard = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        standard.init((KeyStore) null);
        for (TrustManager each : standard.getTrustManagers()) {
            if (each instanceof X509TrustManager manager) {
                return List.of(manager.getAcceptedIssuers());
            }
        }
        return List.of();
    }

    private static TrustManagerFactory factory(KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }
}
