package io.reelgate.redis;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;

/** The files of {@link RedisTls}, read once. A message names the setting and the file. */
final class TlsFiles {
    private final RedisTls tls;

    TlsFiles(RedisTls tls) {
        this.tls = tls;
    }

    /** Blocking. Fails with an {@link IllegalArgumentException} where a file cannot be used. */
    NetClientOptions secure(NetClientOptions options) {
        options.setSsl(true).setHostnameVerificationAlgorithm(tls.verifyHost() ? "HTTPS" : "");
        tls.ca()
                .map(file -> certificates("redis.tls.ca", file))
                .ifPresent(ca -> options.setTrustOptions(new PemTrustOptions().addCertValue(ca)));
        tls.certificate().ifPresent(file -> options.setKeyCertOptions(shown(file)));
        return options;
    }

    private PemKeyCertOptions shown(Path certificate) {
        return new PemKeyCertOptions()
                .addCertValue(certificates("redis.tls.certificate", certificate))
                .addKeyValue(read("redis.tls.key", tls.key().orElseThrow()));
    }

    private static Buffer certificates(String setting, Path file) {
        Buffer bytes = read(setting, file);
        try {
            var found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(bytes.getBytes()));
            require(!found.isEmpty(), setting, file);
        } catch (CertificateException e) {
            throw new IllegalArgumentException(unusable(setting, file), e);
        }
        return bytes;
    }

    private static Buffer read(String setting, Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(setting + " cannot be read: " + file, e);
        }
    }

    private static void require(boolean holds, String setting, Path file) {
        if (!holds) {
            throw new IllegalArgumentException(unusable(setting, file));
        }
    }

    private static String unusable(String setting, Path file) {
        return setting + " holds no PEM certificate: " + file;
    }
}
