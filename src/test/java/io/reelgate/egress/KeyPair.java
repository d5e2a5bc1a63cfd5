package io.reelgate.egress;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/** A key and the certificate that it has signed for itself, in the names of some hosts; made once, because it takes time. */
record KeyPair(Path store) {
    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "test";
    private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");
    private static Optional<KeyPair> shared = Optional.empty();

    /** For hook.test, your-server.com, secure.test, receiver, names in wild.test, and this machine by its addresses. */
    static synchronized KeyPair shared() throws IOException, InterruptedException {
        if (shared.isEmpty()) {
            shared = Optional.of(create());
        }
        return shared.get();
    }

    private static KeyPair create() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("reelgate-keys");
        KeyPair pair = new KeyPair(folder.resolve("keys.p12"));
        folder.toFile().deleteOnExit();
        pair.store.toFile().deleteOnExit();
        String names =
                "SAN=dns:hook.test,dns:your-server.com,dns:secure.test,dns:receiver,dns:*.wild.test,ip:127.0.0.1,ip:::1";
        Process process = new ProcessBuilder(
                        KEYTOOL.toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        ALIAS,
                        "-dname",
                        "CN=" + ALIAS,
                        "-ext",
                        names,
                        "-keystore",
                        pair.store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor()).isZero();
        return pair;
    }

    HttpServerOptions serverOptions() {
        PfxOptions keys = new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
        return new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(keys);
    }

    X509Certificate certificate() throws IOException, GeneralSecurityException {
        return (X509Certificate)
                KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()).getCertificate(ALIAS);
    }

    /** As an operator's {@code egress.trust}. */
    Path pem(Path folder) throws IOException, GeneralSecurityException {
        String text = Base64.getMimeEncoder().encodeToString(certificate().getEncoded());
        return Files.writeString(
                folder.resolve("trust.pem"),
                "# ours\n-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
    }
}
